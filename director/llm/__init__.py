"""Directors that are language models: one conversation, several vendors.

`director` holds the conversation of an episode (`dialogue`), from `prompts` and the `digest` of a
recall; what comes back is read (`reading`) against the `forms` it was asked for in. A `vendor` turns
the conversation into a request and sells the answer: `anthropic`, `openai`.
"""
