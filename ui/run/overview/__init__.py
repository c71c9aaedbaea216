"""All slides of the half-day at once, on the console only."""
