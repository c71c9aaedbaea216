"""The Paper page: print numbered forms, account for each stack, key answers with one key each."""
