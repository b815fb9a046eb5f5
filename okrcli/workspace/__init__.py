"""Where files are, what they say, and changing them: the floor between text and the commands."""
