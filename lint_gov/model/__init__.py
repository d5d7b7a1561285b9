"""Data that flows from reading to rendering; frozen values, no behaviour of note."""
