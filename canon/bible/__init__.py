"""The bible: the operator's files, read with file and line, checked, watched, and edited in place."""
