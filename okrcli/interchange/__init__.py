"""What comes in from other forms than the files' own, and goes out in them: pages, tables, workbooks, JSON."""
