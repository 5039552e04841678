"""The head of a record: its title, its fields, the mail or the letter around it, the days that it names."""
