"""Asking at the terminal, and understanding what was typed."""
