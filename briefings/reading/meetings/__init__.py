"""The meetings that a record records, and those that it only mentions."""
