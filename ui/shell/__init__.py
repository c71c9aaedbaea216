"""The frame around the pages: rail, header, palette, key list, opening and closing."""
