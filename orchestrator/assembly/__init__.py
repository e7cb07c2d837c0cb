"""Assembly: the approved takes of an episode become its master and everything published with it.

The work is done by a child process; this package itself is cheap to import.
"""

from .launch import assemble

__all__ = ["assemble"]
