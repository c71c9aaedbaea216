"""Colours, spaces, text sizes, typeface and icons; nothing else in `ui` names a colour or a pixel."""
