"""The report: what the screens show, as a page for those who have no terminal.

`material` is what is shown, `views` decides what is said of it beyond its figures; `environment` gives the templates
the label functions of `render`, so that a figure reads the same everywhere; `drawing` places what is drawn; `pages`
fills the templates. What stands in files is data to all of them: the templates escape it, and nothing in a page runs or
loads anything.
"""
