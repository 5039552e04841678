"""Conversations in a chat: who wrote what is stated by their form."""
