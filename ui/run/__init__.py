"""The console of the running half-day."""
