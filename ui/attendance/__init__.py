"""The Door page: check people in, in two seconds each."""
