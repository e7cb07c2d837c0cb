"""The torture: a studio is killed at its worst moments, and every cent must be accounted for."""
