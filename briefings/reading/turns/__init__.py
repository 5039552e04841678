"""Who said what: which labels are speakers, how far their words reach, and whose they are."""
