"""What `facilitator.services.ports` asks of the store, one file a noun."""
