"""Benches: figures of one run, as ratios or CPU time, by public means."""
