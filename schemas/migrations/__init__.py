"""Alembic's script folder: how the tables came to be, one step per file."""
