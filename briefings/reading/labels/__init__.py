"""What stands before somebody's words: which line starts could be speakers, and whose names they are."""
