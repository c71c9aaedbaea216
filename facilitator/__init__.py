"""What a training session is, and what may happen to it: no Qt, no SQL."""
