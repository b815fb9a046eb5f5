"""One module per command: read options, call one function, render a view, return an exit code."""
