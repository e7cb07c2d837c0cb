// Single keys that lead somewhere; they can be switched off on the page of keys.
