"""What people and programs get: `views` decide all figures and labels; `screens`, `texts` and `documents` draw them.

The `messages` are the sentences. Rich stays in here and in cli.
"""
