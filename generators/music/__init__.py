"""Music: scores, jingles, ambience and sound effects, all synthesised; numpy and nothing else.

Sound is float32, shape (n, 2), at 48 kHz, and the same for the same arguments. These modules load
numpy, so they belong in worker processes; `moods` and `places` are plain data.
"""
