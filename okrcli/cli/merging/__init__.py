"""Solving files in conflict, and saying so."""
