"""Words: slots and banks filled into templates, articles, clipping, and how long speech takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from math import ceil

WORDS_A_SECOND = 2.6
LINE_PAUSE_S = 0.6
LONGEST_SHOT_S = 8
MOST_WORDS = int((LONGEST_SHOT_S - LINE_PAUSE_S) * WORDS_A_SECOND)

_SLOT = re.compile(r"\{([^{}]+)\}|<([a-z]+)>")
_START = re.compile(r"((?:^|(?<!\.\.)[.!?] +)[\"'(]?)([a-z])")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_CLAUSE = re.compile(r"(?<=[,;:–—])\s+")
_ARTICLE = re.compile(r"^(the|an|a|some|my|his|her|its|their|our|your)\s+", re.IGNORECASE)
_OWN = re.compile(r"(my|his|her|its|their|our|your)\s", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand)\b|"
    r"^[A-Z]"
)
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "nor",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    ]
)
_VOWEL = re.compile(r"^(?:[aeio]|u(?!ni|se|su|ti|to)|hour|honest|heir)", re.IGNORECASE)
_LONG_FORMS = {
    "can't": "cannot", "won't": "will not", "shan't": "shall not", "i'm": "I am",
    "let's": "let us", "it's": "it is", "that's": "that is", "what's": "what is",
    "there's": "there is", "here's": "here is", "who's": "who is", "where's": "where is",
    "he's": "he is", "she's": "she is", "nobody's": "nobody is", "somebody's": "somebody is",
    "you're": "you are", "we're": "we are", "they're": "they are", "i've": "I have",
    "you've": "you have", "we've": "we have", "they've": "they have", "i'd": "I would",
    "you'd": "you would", "we'd": "we would", "they'd": "they would", "i'll": "I shall",
    "you'll": "you will", "we'll": "we shall", "they'll": "they will", "it'll": "it will",
    "that'll": "that will", "don't": "do not", "doesn't": "does not", "didn't": "did not",
    "isn't": "is not", "aren't": "are not", "wasn't": "was not", "weren't": "were not",
    "hasn't": "has not", "haven't": "have not", "hadn't": "had not", "couldn't": "could not",
    "wouldn't": "would not", "shouldn't": "should not", "needn't": "need not",
}  # fmt: skip
_WHOSE = re.compile(r"\b(no|some|every)body's(?=[.,;:!?…]|$)", re.IGNORECASE)
_HAS = re.compile(
    r"\b(it|that|there|he|she|who|what|nobody|somebody|everybody)'s "
    r"(got|been|come|had|taken|left|moved|grown|changed|stopped|turned)\b",
    re.IGNORECASE,
)
_BEEN = re.compile(r"\b(\w+)'s (been|got)\b", re.IGNORECASE)
_SOMEBODY_HAS = re.compile(
    r"\b(nobody|somebody|everybody)'s ([a-z]+ed|put|cut|kept|made|set|gone|drawn|sewn|hidden|stolen|written|begun|broken"
    r"|eaten|thrown|torn|forgotten|given|shown|rung|sung|found|lost|told|said|built|tied)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b([a-z]+)n't (it|you|he|she|they|we|I|that|there)(\?|(?= ))", re.IGNORECASE)
_CUT = {"ca": "can", "wo": "will", "sha": "shall"}
_ROYAL = {
    "am": "is", "have": "has", "do": "does", "know": "knows", "think": "thinks", "like": "likes",
    "see": "sees", "hope": "hopes", "need": "needs", "say": "says", "mean": "means", "want": "wants",
    "feel": "feels", "hear": "hears", "get": "gets", "go": "goes", "love": "loves", "wish": "wishes",
    "suppose": "supposes", "believe": "believes", "give": "gives", "take": "takes",
    "keep": "keeps", "come": "comes", "look": "looks", "find": "finds", "remember": "remembers",
    "smell": "smells", "sit": "sits", "talk": "talks", "forget": "forgets",
}  # fmt: skip
_I = re.compile(r"\bI ([a-z]+)\b")
_MY = {"me": "one", "my": "one's", "myself": "oneself", "mine": "one's own", "i": "one"}
_SELF = re.compile(r"\b(me|my|myself|mine|I)\b", re.IGNORECASE)
_SHORT_FORM = re.compile(r"\b[A-Za-z]+'[a-z]+\b")


class Missing(Exception):  # noqa: N818 - not an error: a template that does not fit is passed over
    """A template asks for something that this moment does not have."""


def fill(
    template: str,
    slots: Mapping[str, str],
    bank: Callable[[str], str] | None = None,
    *,
    start: bool = True,
) -> str:
    """Put slots and lines from banks into a template; Missing when one of them is not there.

    A slot with a capital is capitalised, and so is every sentence unless `start` is false. What is
    put in is not read again, so names may hold braces or anything else.
    """

    def put(found: re.Match[str]) -> str:
        if found[2]:
            if bank is None:
                raise Missing(found[2])
            return bank(found[2])
        key = found[1]
        value = slots.get(key[0].lower() + key[1:], "")
        if not value:
            raise Missing(key)
        return capital(value) if key[0].isupper() else value

    text = _SLOT.sub(put, template)
    return _START.sub(lambda m: m[1] + m[2].upper(), text) if start else text


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def bare(thing: str) -> str:
    """A thing without its article."""
    return _ARTICLE.sub("", thing.strip()) or thing


def the(thing: str) -> str:
    """A thing that is already known; what has a number or a name for an article keeps it."""
    if _OWN.match(thing) or (not _ARTICLE.match(thing) and _NUMBERED.search(thing)):
        return thing
    return f"the {bare(thing)}"


def some(thing: str) -> str:
    """A thing that is new."""
    if the(thing) == thing and not thing.lower().startswith("the "):
        return thing
    name = bare(thing)
    return f"{'an' if _VOWEL.match(name) else 'a'} {name}"


def titled(text: str) -> str:
    """A title's capitals."""
    words = text.split()
    last = len(words) - 1
    return " ".join(
        word if 0 < i < last and word.lower() in _SMALL else capital(word)
        for i, word in enumerate(words)
    )


def spelled_out(text: str) -> str:
    """The text without contractions, as the very correct speak."""
    text = _BEEN.sub(r"\1 has \2", text)
    text = _HAS.sub(r"\1 has \2", _SOMEBODY_HAS.sub(r"\1 has \2", text))
    text = _ASKED.sub(_inverted, text)

    def long(found: re.Match[str]) -> str:
        form = _LONG_FORMS.get(found[0].lower())
        if form is None or _WHOSE.match(text, found.start()):
            return found[0]
        return capital(form) if found[0][0].isupper() else form

    return _SHORT_FORM.sub(long, text)


def _inverted(found: re.Match[str]) -> str:
    """`isn't it?` and `Wasn't there …` without their contraction; `I don't. You …` stays."""
    verb, subject, end = found.groups()
    if not end and not verb[0].isupper():
        return found[0]
    whole = _CUT.get(verb.lower(), verb)
    return f"{capital(whole) if verb[0].isupper() else whole} {subject} not{end}"


def royal(text: str) -> str:
    """The text as said by somebody who is "one"."""
    text = _I.sub(lambda m: f"one {_ROYAL.get(m[1], m[1])}", text)
    text = _SELF.sub(lambda m: _MY[m[0].lower()], text)
    return _START.sub(lambda m: m[1] + m[2].upper(), text)


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words where that can be done."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > limit // 3 else cut).rstrip(" ,;:.") + "…"


def spoken_s(text: str) -> float:
    """How long a line takes to say, in seconds."""
    return len(text.split()) / WORDS_A_SECOND + LINE_PAUSE_S


def shot_s(*lines: str) -> int:
    """Whole seconds in which the lines can be said one after the other."""
    return max(2, ceil(sum(map(spoken_s, lines)) - 1e-9))


def breaths(text: str, *, words: int = 14, most: int = 3) -> tuple[str, ...]:
    """A long text as at most `most` lines, cut at sentences, else at clauses, else anywhere."""
    lines: list[str] = []
    for sentence in _SENTENCE.split(" ".join(text.split())):
        for part in _pieces(sentence, words):
            if lines and len(f"{lines[-1]} {part}".split()) <= words:
                lines[-1] = f"{lines[-1]} {part}"
            else:
                lines.append(part)
    kept = [shorten(line, 240) for line in lines[:most]]
    return (*kept[:-1], f"{kept[-1]}…") if len(lines) > most else tuple(kept)


def _pieces(sentence: str, words: int) -> list[str]:
    if len(sentence.split()) <= words:
        return [sentence]
    parts: list[str] = []
    for clause in _CLAUSE.split(sentence):
        said = clause.split()
        chunks = [" ".join(said[i : i + words]) for i in range(0, len(said), words)]
        if parts and len(f"{parts[-1]} {chunks[0]}".split()) <= words:
            parts[-1] = f"{parts[-1]} {chunks.pop(0)}"
        parts.extend(chunks)
    return parts
