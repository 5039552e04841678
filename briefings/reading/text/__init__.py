"""A record's text, and the words, lines and sentences that it is cut into."""
