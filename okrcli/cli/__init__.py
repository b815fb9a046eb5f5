"""The door: what is typed is read here, and what a command gives is shown.

`table` names the commands; each is a module of `commands`, which declares its options and imports next to nothing, for
help and completion load it too. What a command does is in the rooms beside: `recording` check-ins, `making` and
`closing` cycles, `checking` the files, `merging`, `reporting`. They ask through `asking`, and answer through `output`
and `telling`.
"""
