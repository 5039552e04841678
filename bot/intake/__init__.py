"""Adding records, and keeping them right: ways in, the look before filing, the admins' desk."""
