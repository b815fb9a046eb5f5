"""Check-ins and readings: the line, the walk, and what becomes of them in Git."""
