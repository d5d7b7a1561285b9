"""Official forms as data, and the recognition of a Document as a Report that follows one."""
