"""The door: what is typed is read here, and what a command gives is shown.

A command is a function in a module (or, where it is long, a package) of its name, and `help.command` makes it one: its
signature declares the options, it calls what does the work, shows what comes of it and returns an exit code. Help and
completion load it too, so it imports next to nothing before it runs. A new one is such a module, a line in `commands`,
its screens in a module of `render` with the same name, and a test; a new option that several take is a line in
`options`, and `options.Name` where it is wanted. What they share: the session and the workspace (`context`), `options`,
`completion`, questions (`prompts`, `answers`), what is said on either stream (`console`), and what becomes of it in Git
(`publish`, `conflicts`).
"""
