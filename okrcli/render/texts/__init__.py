"""Texts that are read elsewhere: Markdown, Mermaid, messages of commits and channels."""
