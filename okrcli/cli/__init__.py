"""One module per command: read options, call one function, render a view, return an exit code.

A command's module declares its options and imports next to nothing: help and completion load it too. What it needs to
run is imported when it runs.
"""
