"""Making what is new: a workspace, a cycle with what came along, a health metric; and opening a cycle again."""
