"""The sounds of the keying page and of the door, and the script that makes them."""
