"""Where content comes from: files, members of archives, records of crawls, and URLs; as bytes, unread."""
