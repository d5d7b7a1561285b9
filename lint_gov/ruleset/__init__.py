"""Rule files become rules: reading, validating, binding, and the set that ships with the tool."""
