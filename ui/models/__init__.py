"""Item models: domain values as Qt lists and tables."""
