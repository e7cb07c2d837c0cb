"""CanonBench: a simulated endless series, and who still knows it after ten thousand episodes."""
