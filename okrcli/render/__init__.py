"""Views (all figures and labels decided), one renderer per format, and the messages. Rich stays in here and in cli."""
