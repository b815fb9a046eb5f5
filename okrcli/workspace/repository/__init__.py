"""The workspace in its Git repository: its past and its commits, and bringing them to others."""
