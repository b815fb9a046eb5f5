"""Three-way merge by meaning: texts and trees in, a text and conflicts out. Nothing is read, written or run here."""
