"""Remote video: films bought from vendors, behind one shape."""
