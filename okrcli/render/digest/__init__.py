"""`okr digest`: the weekly note and the four squares, in every form that they are sent in."""
