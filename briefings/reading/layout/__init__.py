"""How a record was set, copied or printed: undone or known, before anything is read of what it says."""
