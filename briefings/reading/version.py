"""Which reader made a reading: the store keeps it, so that `briefings reread` knows what a better one has not seen."""

READER_VERSION = 12
