"""What a file may say: its keys, the form of each value, and what values must hold between them.

One module per kind of file describes the form for Pydantic's core; a module beside it, `…_meaning`, checks what a form
cannot say. Nothing here knows what the values are for: that is the model's and the scoring's business.
"""
