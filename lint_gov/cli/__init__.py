"""The commands: one file each, and the only place with streams, clock and environment."""
