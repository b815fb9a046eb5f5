"""What people and programs get: a module for each command, with its page, its JSON and its texts.

What several of them share stands beside them: `layout`, `labels`, `facts`, `key_results`, `chart`, `documents`. The
`messages` are the sentences. Text from files is made fit for a terminal (`sanitise`) where a page takes it up.
"""
