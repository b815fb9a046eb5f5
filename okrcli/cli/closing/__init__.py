"""Closing a cycle: grades, reasons and what was learned, asked for or given."""
