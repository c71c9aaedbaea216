"""What the room sees: slides, cards and countdowns on the second screen."""
