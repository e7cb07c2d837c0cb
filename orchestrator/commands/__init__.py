"""One module per command; each has `run(options)` and returns an exit code."""
