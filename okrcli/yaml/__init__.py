"""YAML as text: reading with places, edits as splices, atomic writing. The only room that knows ruamel."""
