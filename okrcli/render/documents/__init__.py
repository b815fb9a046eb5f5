"""JSON, a module for each command, with the types of its keys; and SARIF."""
