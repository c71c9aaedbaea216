#!/bin/sh
# For a double-click on macOS.
cd "$(dirname "$0")" && exec python3 start.py
