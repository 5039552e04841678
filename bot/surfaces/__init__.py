"""Where people meet the bot beside the command: the Home tab, windows, messages, and what they say of answers."""
