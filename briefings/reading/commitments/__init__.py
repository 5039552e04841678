"""What is to be done, by whom and by when: promised, or called for."""
