"""Reading what other people made: rosters, pasted cells and questionnaires.

Nothing is brought in here: the child process that reads a file loads the readers and nothing else.
"""
