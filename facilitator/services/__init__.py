"""What may happen to a session: one use case a function, over the store, time and chance."""
