"""The rules: a registry, an engine, and one module per family in `rules/`. No sentence is written here, only facts."""
