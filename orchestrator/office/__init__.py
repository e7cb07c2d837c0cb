"""The office: what the API may ask of an open studio, as `schemas.office` states it."""
