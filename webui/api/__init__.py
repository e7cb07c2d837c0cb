"""The API: what programs may ask of the studio over HTTP, for whoever has a token."""
