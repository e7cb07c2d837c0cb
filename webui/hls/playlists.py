"""Playlists: what HLS players read (RFC 8216, version 7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil

from .segments import Piece, described
from .tables import Film

TYPE = "application/vnd.apple.mpegurl"
HEAD = ("#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS")


def lines(*parts: str | Iterable[str]) -> str:
    """A text of lines."""
    flat = (part if isinstance(part, str) else "\n".join(part) for part in parts)
    return "\n".join(part for part in flat if part) + "\n"


def lasting(seconds: Fraction) -> str:
    """A length, to the microsecond."""
    return f"{float(seconds):.6f}".rstrip("0").rstrip(".")


def multivariant(
    film: Film, pieces: Sequence[Piece], media: str, captions: str, language: str
) -> str:
    """The playlist of an episode: its film at `media`, its captions at `captions` if it has any."""
    codecs, size = described(film)
    rates = [piece.size(film) * 8 / piece.seconds for piece in pieces]
    whole = sum(piece.size(film) for piece in pieces) * 8 / film.seconds
    words = ',SUBTITLES="captions"' if captions else ""
    track = (
        '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="captions",NAME="Captions",DEFAULT=NO,AUTOSELECT=YES,'
        f'LANGUAGE="{language}",URI="{captions}"'
    )
    return lines(
        HEAD,
        track if captions else "",
        f"#EXT-X-STREAM-INF:BANDWIDTH={ceil(max(rates))},AVERAGE-BANDWIDTH={ceil(whole)},"
        f'CODECS="{codecs}",RESOLUTION={size},FRAME-RATE={film.rate:.3f}{words}',
        media,
    )


def media(pieces: Sequence[Piece], init: str, segment: str) -> str:
    """The playlist of a film's segments; `{}` in the address of a segment stands for its number."""
    longest = ceil(max(piece.seconds for piece in pieces))
    entries = (
        line
        for piece in pieces
        for line in (f"#EXTINF:{lasting(piece.seconds)},", segment.format(piece.index))
    )
    return lines(
        HEAD,
        f"#EXT-X-TARGETDURATION:{longest}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        f'#EXT-X-MAP:URI="{init}"',
        entries,
        "#EXT-X-ENDLIST",
    )


def captions(seconds: Fraction, address: str) -> str:
    """The playlist of the captions, which are one file."""
    return lines(
        HEAD[:2],
        f"#EXT-X-TARGETDURATION:{ceil(seconds)}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        f"#EXTINF:{lasting(seconds)},",
        address,
        "#EXT-X-ENDLIST",
    )
