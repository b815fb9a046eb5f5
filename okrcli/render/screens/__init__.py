"""Pages of the terminal: lines of runs, at any width."""
