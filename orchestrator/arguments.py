"""All commands of `anigen` and their options."""

from __future__ import annotations

import argparse
import os
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NoReturn

from canon.beginning import FIRST, starters
from schemas.access import Scope
from schemas.settings import seconds

_WRONG = 2
_HIGHEST_PORT = 65535
_LAST_EPISODE = 10_000_000
_HIGHEST_USD = 100_000
_LONGEST_S = 3650 * 86_400


class _Parser(argparse.ArgumentParser):
    """Says in one sentence what is wrong with a command line."""

    def error(self, message: str) -> NoReturn:
        """Say it and end."""
        self.exit(_WRONG, f"anigen: {message}; see `{self.prog} --help`\n")


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = _Parser(prog="anigen", description="A television studio that runs itself.")
    commands = top.add_subparsers(metavar="COMMAND", required=True)

    one = _command(commands, "init", "init", "write a new studio with its starter series")
    one.add_argument("folder", type=Path, metavar="DIR")
    one.add_argument(
        "--starter", choices=starters(), default=FIRST, help="the series that it begins with"
    )

    one = _command(commands, "make", "make", "make episodes now, and wait for them")
    _studio(one)
    one.add_argument("--episodes", type=_count, default=1, metavar="N")
    one.add_argument("--series", metavar="ID", help="which series, where there are several")
    one.add_argument("--seed", type=int, default=0, help="other dice; the same seed, the same film")
    one.add_argument("--draft", action="store_true", help="640×360 at 12 frames a second")
    one.add_argument("--cap", type=_usd, metavar="USD", help="spend no more than this on each")
    one.add_argument(
        "--plans-only",
        action="store_true",
        help="rehearse: write the plans on a branch of the canon",
    )
    one.add_argument("--json", action="store_true")

    one = _command(commands, "up", "up", "run the studio: clock, engine and site in one")
    _studio(one)
    _address(one)
    one.set_defaults(roles=("clock", "engine", "web"))

    one = _command(commands, "worker", "up", "run clock and engine without the site")
    _studio(one)
    one.add_argument("--roles", type=_roles, default=("clock", "engine"), metavar="clock,engine")

    one = _command(commands, "serve", "up", "run the site alone")
    _studio(one)
    _address(one)
    one.set_defaults(roles=("web",))

    _money(commands)
    _takes(commands)
    _tokens(commands)

    one = _command(commands, "status", "status", "what has aired, what is in the making")
    _studio(one)
    one.add_argument("--json", action="store_true")

    one = _command(commands, "doctor", "doctor", "check everything an episode needs")
    _studio(one)
    one.add_argument("--json", action="store_true")

    canon = _command(commands, "canon", "canon", "what the series has established")
    _canon(canon.add_subparsers(metavar="WHAT", dest="what", required=True))

    one = _command(commands, "bench", "bench", "measure")
    one.add_argument(
        "what", choices=("animatic", "api", "canon", "director", "overhead", "pool", "reader")
    )
    one.add_argument("--json", action="store_true")
    one.add_argument("--episodes", type=_count, metavar="N", help="overhead, reader: how many")
    one.add_argument("--max", type=_count, metavar="N", help="canon: up to how many episodes")
    one.add_argument("--quick", action="store_true", help="canon: 300 episodes, half a minute")
    one.add_argument("--budget", type=_count, default=6000, metavar="TOKENS", help="canon")
    one.add_argument("--churn", action="store_true", help="pool: servers that die, hang, come back")
    one.add_argument(
        "--minutes", type=_count, default=5, metavar="N", help="pool --churn: how long"
    )
    return top


def _money(commands: argparse._SubParsersAction[_Parser]) -> None:
    """The commands about what is paid for."""
    one = _command(commands, "plan", "plan", "the next episode and its price; nothing is bought")
    _studio(one)
    one.add_argument("--series", metavar="ID", help="which series, where there are several")
    one.add_argument("--seed", type=int, default=0, help="other dice")
    one.add_argument("--json", action="store_true")

    one = _command(commands, "costs", "costs", "what was spent, is held, and was expected")
    _studio(one)
    one.add_argument("--days", type=_count, default=30, metavar="N", help="default: 30")
    one.add_argument(
        "--settle", metavar="OPERATION", help="one of which nobody can tell: with --usd"
    )
    one.add_argument("--usd", type=_usd, metavar="USD", help="what the vendor has charged for it")
    one.add_argument("--json", action="store_true")

    one = _command(
        commands, "torture", "torture", "kill a studio that spends play money, and audit it"
    )
    one.add_argument("--kills", type=_count, default=50, metavar="N")
    one.add_argument("--class", dest="recovery", choices=("key", "find", "blind"), default="find",
                     help="what the vendor can tell about an order whose answer was lost")  # fmt: skip
    one.add_argument("--aim", action="store_true", help="kill while a paid request is under way")
    one.add_argument("--kill-db", action="store_true", help="kill the database too")
    one.add_argument("--truncate-queue", action="store_true", help="empty the queue now and then")
    one.add_argument("--json", action="store_true")


def _takes(commands: argparse._SubParsersAction[_Parser]) -> None:
    """The commands about single takes."""
    one = _command(commands, "verdict", "verdict", "say what you think of a take")
    _studio(one)
    one.add_argument("take", metavar="TAKE", help="[SERIES:]EPISODE/SCENE/SHOT[/TAKE]")
    one.add_argument("verdict", choices=("liked", "disliked"))
    one.add_argument("--why", default="", metavar="TEXT", help="what was good or bad about it")
    one.add_argument("--series", metavar="ID", help="which series, where there are several")
    one.add_argument("--json", action="store_true")

    one = _command(commands, "reproduce", "reproduce", "make a take again, and say how alike it is")
    _studio(one)
    one.add_argument("take", metavar="TAKE", help="[SERIES:]EPISODE/SCENE/SHOT[/TAKE]")
    one.add_argument("--into", type=Path, metavar="DIR", help="keep what is made")
    one.add_argument(
        "--cap", type=_usd, metavar="USD", help="what it may cost, where it is paid for"
    )
    one.add_argument("--series", metavar="ID", help="which series, where there are several")
    one.add_argument("--json", action="store_true")

    one = _command(commands, "organise", "organise", "file what ComfyUI servers have left lying")
    _studio(one)
    one.add_argument("--watch", action="store_true", help="go on until interrupted")
    one.add_argument("--json", action="store_true")


def _tokens(commands: argparse._SubParsersAction[_Parser]) -> None:
    """Who may use the API."""
    token = _command(commands, "token", "token", "who may use the API")
    kinds = token.add_subparsers(metavar="WHAT", dest="what", required=True)

    one = _command(kinds, "new", "token", "make a token; it is shown once and never again")
    _studio(one)
    one.add_argument("name", metavar="NAME", help="whose it is, or what for")
    one.add_argument(
        "--scopes", type=_scopes, default="read,generate", metavar="read,generate,edit,admin",
        help="what it may do; admin is all (default: read,generate)",
    )  # fmt: skip
    one.add_argument("--jobs-per-day", type=_count, metavar="N", help="at most so many")
    one.add_argument("--usd-per-day", type=_usd, metavar="USD", help="its jobs cost no more")
    one.add_argument("--expires", type=_span, metavar="90d", help="how long it opens the door")
    one.add_argument("--json", action="store_true")

    one = _command(kinds, "list", "token", "all tokens, and when they were last used")
    _studio(one)
    one.add_argument("--json", action="store_true")

    one = _command(kinds, "revoke", "token", "have a token open nothing any more, at once")
    _studio(one)
    one.add_argument("name", metavar="NAME")


def _canon(commands: argparse._SubParsersAction[_Parser]) -> None:
    """The commands of the canon, each with the studio, the series and mostly the branch it is of."""

    def add(name: str, text: str, *, module: str = "canon_show", branch: bool = True) -> _Parser:
        one = _command(commands, name, module, text)
        _studio(one)
        one.add_argument("--series", metavar="ID", help="which series, where there are several")
        if branch:
            one.add_argument("--branch", default="main", metavar="NAME", help="default: main")
        one.add_argument("--json", action="store_true")
        return one

    one = add("check", "what an edit of the bible would change; does the story hold together?",
              module="canon_check")  # fmt: skip
    one.add_argument("--all", action="store_true", help="check every episode again, and rehearsals")

    one = add("show", "a person, place, thing or thread, and how it came to be so")
    one.add_argument("entity", metavar="ENTITY", help="an id or a name")
    one.add_argument("--as-of", type=_episode, metavar="EPISODE", help="as it was then")

    add("threads", "the questions of the story: open, due, overdue, answered")

    one = add("log", "what was established, line by line")
    one.add_argument("--episode", type=_episode, metavar="N")
    one.add_argument("--entity", metavar="ENTITY", help="an id or a name")

    one = add("diff", "what changed between two episodes, or differs between two branches")
    one.add_argument("before", metavar="A", help="an episode or a branch")
    one.add_argument("after", metavar="B")

    one = add("undo", "take back what an episode established", module="canon_edit")
    one.add_argument("episode", type=_episode, metavar="EPISODE")
    one.add_argument("--and-later", action="store_true", help="and all episodes after it")

    one = add("waive", "let a finding pass, with a reason; without a rule: what has been waived",
              module="canon_edit", branch=False)  # fmt: skip
    one.add_argument("rule", nargs="?", metavar="RULE")
    one.add_argument("pattern", nargs="?", metavar="SLOT", help="`*` stands for anything")
    one.add_argument("--reason", default="", metavar="TEXT")
    one.add_argument("--remove", action="store_true", help="waive it no longer")

    one = add("export", "the canon as readable YAML", module="canon_edit")
    one.add_argument("--as-of", type=_episode, metavar="EPISODE", help="as it was then")

    one = add("import", "let a file that was exported and edited be your word", module="canon_edit")
    one.add_argument("file", type=Path, metavar="FILE")

    add("verify", "does the log hold, and do the facts say what it says?", module="canon_check")

    one = add("pack", "what the director would be told before an episode")
    one.add_argument("episode", type=_episode, metavar="EPISODE")
    one.add_argument("--budget", type=_count, default=6000, metavar="TOKENS")

    add("branches", "main, rehearsals and what was imported", branch=False)


def _command(
    commands: argparse._SubParsersAction[_Parser], name: str, module: str, text: str
) -> _Parser:
    made = commands.add_parser(name, help=text, description=text)
    made.set_defaults(module=module)
    return made


def _studio(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--studio", type=Path, metavar="DIR", default=Path(os.environ.get("ANIGEN_STUDIO", "studio")),
        help="the studio folder (default: $ANIGEN_STUDIO, else ./studio)",
    )  # fmt: skip


def _address(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", help="where the site listens")
    command.add_argument("--port", type=_port, help="0: any free port")


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 100_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 100000")
    return int(text)


def _usd(text: str) -> Decimal:
    try:
        usd = Decimal(text.removeprefix("$"))
    except InvalidOperation:
        usd = Decimal(-1)
    if not (usd.is_finite() and 0 <= usd <= _HIGHEST_USD and usd == round(usd, 9)):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not an amount in dollars from 0 to {_HIGHEST_USD}, such as 3.00"
        )
    return usd


def _scopes(text: str) -> frozenset[Scope]:
    words = [part.strip() for part in text.split(",") if part.strip()]
    if not words or set(words) - set(Scope):
        raise argparse.ArgumentTypeError(f"{text!r}: scopes are {', '.join(Scope)}")
    return frozenset(map(Scope, words))


def _span(text: str) -> int:
    lasts = seconds(text)
    if not isinstance(lasts, int) or not 60 <= lasts <= _LONGEST_S:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time such as 12h or 90d, up to 3650d")
    return lasts


def _episode(text: str) -> int:
    if not text.isdecimal() or int(text) > _LAST_EPISODE:
        raise argparse.ArgumentTypeError(f"{text!r} is not the number of an episode")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > _HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port, 0 to {_HIGHEST_PORT}")
    return int(text)


def _roles(text: str) -> tuple[str, ...]:
    roles = tuple(part.strip() for part in text.split(",") if part.strip())
    if not roles or set(roles) - {"clock", "engine"}:
        raise argparse.ArgumentTypeError(f"{text!r}: roles are clock and engine")
    return roles
