"""Things seen close: what an insert shot may show, each painted on a sheet of its own."""
