"""/brief: the subcommands, one file per question.

`registry.commands()` is the one table of them; dispatch, help and the README's table all come from it.
"""
