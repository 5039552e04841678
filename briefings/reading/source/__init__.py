"""What kind of document a record is, who published it and when, and how far it can be trusted."""
