"""What the room does together: groups, their timers, a show of hands, an energizer."""
