"""The check-in page that phones load over the local network: off until it is opened, gone when it closes.

Only `door` and `addresses` may be imported by others; what serves pages loads when the door opens.
"""
