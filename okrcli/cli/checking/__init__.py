"""The coach at work: on files, on sentences just written, on the way back from an editor."""
