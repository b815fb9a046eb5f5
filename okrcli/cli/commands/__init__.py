"""The commands, one module each: read options, call one function, show what it gives, return an exit code."""
