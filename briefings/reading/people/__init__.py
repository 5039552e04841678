"""Everybody a record names beside its list and its speakers."""
