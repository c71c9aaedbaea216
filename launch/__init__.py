"""Set the program up in its checkout and start it: standard library only, nothing here is shipped."""
