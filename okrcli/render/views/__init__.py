"""What a screen says: frozen values with every figure and label decided in the reader's language. No Rich, no colour.

Text from files is made fit for a terminal here, so that no renderer can forget it.
"""
