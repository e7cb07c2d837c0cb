"""Voices: what the characters say, as sound with the timing of mouths and words.

`espeak.EspeakVoices` is the offline voice; `choices.CHOICES` are voices to begin with.
"""
