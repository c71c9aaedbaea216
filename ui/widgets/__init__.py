"""Our own kit of widgets; pages are built from these and from layouts, and name no pixel."""
