"""Measurements, each a command of its own that prints its figures: none is needed to run or test Briefings."""
