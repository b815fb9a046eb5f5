"""What comes in from elsewhere and goes out: documents, tables, pages. Makes data and text of it, writes no file."""
