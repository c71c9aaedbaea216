"""What the trainer does on the slide that the room sees: point, light, come closer, draw."""
