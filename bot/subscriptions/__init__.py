"""Digests, follows and mutes, as people manage them."""
