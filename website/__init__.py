"""The documentation as a website: the guides, and one page a rule, in Chinese and in English."""
