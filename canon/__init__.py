"""canon."""
