"""What the prose of a report says in figures: read from clauses, each with its place."""
