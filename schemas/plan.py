"""The plan: the Director's script of one episode, six scenes of shots with lines and beats."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,47}$")]
NARRATOR = "narrator"


class Model(BaseModel):
    """A frozen record whose unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TimeOfDay(StrEnum):
    """The light a scene is played in."""

    MORNING = "morning"
    DAY = "day"
    SUNSET = "sunset"
    NIGHT = "night"


class Weather(StrEnum):
    """What falls, drifts or blows through a scene."""

    CLEAR = "clear"
    CLOUDY = "cloudy"
    RAIN = "rain"
    SNOW = "snow"
    PETALS = "petals"
    FOG = "fog"
    FIREFLIES = "fireflies"
    STORM = "storm"


class Mood(StrEnum):
    """What the music plays."""

    CALM = "calm"
    PLAYFUL = "playful"
    COMIC = "comic"
    TENSE = "tense"
    SAD = "sad"
    EERIE = "eerie"
    TRIUMPHANT = "triumphant"
    TENDER = "tender"
    URGENT = "urgent"
    MYSTERIOUS = "mysterious"
    WISTFUL = "wistful"
    WARM = "warm"


class Framing(StrEnum):
    """How much of the place and of a person the camera sees."""

    EXTREME_WIDE = "extreme_wide"  # the place, people tiny or absent
    WIDE = "wide"  # the place, people whole and small
    FULL = "full"  # people from head to foot
    MEDIUM = "medium"  # from the waist up
    BUST = "bust"  # head and shoulders
    CLOSE = "close"  # the face
    EXTREME_CLOSE = "extreme_close"  # the eyes
    INSERT = "insert"  # a thing or a detail of the place, nobody


class Move(StrEnum):
    """What the camera does during the shot."""

    HOLD = "hold"
    PUSH_IN = "push_in"
    PULL_OUT = "pull_out"
    PAN_LEFT = "pan_left"
    PAN_RIGHT = "pan_right"
    TILT_UP = "tilt_up"
    TILT_DOWN = "tilt_down"
    TRACK_LEFT = "track_left"
    TRACK_RIGHT = "track_right"
    CRASH_ZOOM = "crash_zoom"
    SHAKE = "shake"
    DRIFT = "drift"  # a slow, breathing float


class Expression(StrEnum):
    """A face."""

    NEUTRAL = "neutral"
    HAPPY = "happy"
    LAUGHING = "laughing"
    SAD = "sad"
    CRYING = "crying"
    ANGRY = "angry"
    SURPRISED = "surprised"
    AFRAID = "afraid"
    DETERMINED = "determined"
    SHY = "shy"
    SMUG = "smug"
    TIRED = "tired"
    THINKING = "thinking"


class Pose(StrEnum):
    """A body."""

    STAND = "stand"
    ARMS_CROSSED = "arms_crossed"
    HAND_ON_HIP = "hand_on_hip"
    HAND_TO_CHEST = "hand_to_chest"
    HAND_TO_CHIN = "hand_to_chin"
    POINT = "point"
    REACH = "reach"
    WAVE = "wave"
    FIST = "fist"
    SHRUG = "shrug"
    HOLD_THING = "hold_thing"
    SIT = "sit"
    WALK = "walk"
    RUN = "run"
    BOW = "bow"


class Effect(StrEnum):
    """A graphic accent over the picture."""

    NONE = "none"
    FOCUS_LINES = "focus_lines"
    SPEED_LINES = "speed_lines"
    SCREEN_TONE = "screen_tone"
    SPARKLES = "sparkles"
    GLOOM = "gloom"
    IMPACT = "impact"


class Manner(StrEnum):
    """How a line is said."""

    NORMAL = "normal"
    WHISPER = "whisper"
    SHOUT = "shout"
    SING = "sing"
    THOUGHT = "thought"


class Presence(StrEnum):
    """How a character takes part in a scene."""

    SPEAKS = "speaks"
    ACTS = "acts"
    PRESENT = "present"
    BODY = "body"  # there, and not alive or not awake
    MENTIONED = "mentioned"


class Timeframe(StrEnum):
    """Whether what a scene shows happens now; only what happens now changes the canon."""

    PRESENT = "present"
    FLASHBACK = "flashback"
    DREAM = "dream"


class BeatKind(StrEnum):
    """What a beat changes in the canon. The comment names the fields a kind needs."""

    MOVE = "move"  # who, where
    GIVE = "give"  # who, what, to
    USE = "use"  # who, what
    LOSE = "lose"  # who, what
    FIND = "find"  # who, what
    DESTROY = "destroy"  # what: a thing; who, if somebody does it
    INJURE = "injure"  # who, what: part of the body, value: how
    HEAL = "heal"  # who, what: part of the body; empty: all of them
    ACT = "act"  # who, value: a verb that a rule or a wound may forbid
    LEARN = "learn"  # who, what: a secret
    TELL = "tell"  # who, what: a secret, to
    RELATION = "relation"  # who, to, value: -3 … 3
    FIRST_MEETING = "first_meeting"  # who, to
    DESCRIBE = "describe"  # who, what: an attribute (eyes, age, faction …), value
    GOAL = "goal"  # who, value
    DIE = "die"  # who
    PLACE_STATUS = "place_status"  # where, value: open, sealed, ruined …
    EVENT = "event"  # who, to, what: an event's kind (promise, debt, duel …), value: what happened
    SWEAR = "swear"  # who, what: a verb never to be done again, value: the oath
    RELEASE = "release"  # who, what: the verb of the oath
    OPEN_THREAD = "open_thread"  # what: the thread, value: its question; who, to: whose it is
    ADVANCE_THREAD = "advance_thread"  # what, value: what is known now
    EXTEND_THREAD = "extend_thread"  # what, value: the episode in which it is due now
    RESOLVE_THREAD = "resolve_thread"  # what, value: the answer
    CALLBACK = "callback"  # who, to, what: an earlier event's kind or slot, value: what is recalled


class Beat(Model):
    """One change to the canon; the fields a kind does not need stay empty."""

    kind: BeatKind
    who: str = ""
    to: str = ""
    what: str = ""
    where: str = ""
    value: str = ""


class Line(Model):
    """Words heard in a shot; the speaker is a character's id or `narrator`."""

    speaker: str
    text: str = Field(min_length=1, max_length=240)
    manner: Manner = Manner.NORMAL


class Subject(Model):
    """A character in the picture."""

    character: Id
    place: Literal["left", "centre", "right", "far_left", "far_right"] = "centre"
    facing: Literal["left", "camera", "right", "away"] = "camera"
    expression: Expression = Expression.NEUTRAL
    pose: Pose = Pose.STAND
    holding: str = Field(default="", max_length=48)  # an item's id or a plain word


Seconds = Literal[2, 3, 4, 5, 6, 7, 8]


class ShotPlan(Model):
    """One camera view. `seconds` is the least; spoken lines may make it longer."""

    framing: Framing
    move: Move = Move.HOLD
    seconds: Seconds = 4
    action: str = Field(min_length=1, max_length=1000)  # what is seen, in plain prose
    subjects: tuple[Subject, ...] = Field(default=(), max_length=4)
    lines: tuple[Line, ...] = Field(default=(), max_length=3)
    effect: Effect = Effect.NONE
    sound: str = Field(default="", max_length=24)  # a sound effect's name
    thing: str = Field(default="", max_length=48)  # what an insert shows


class CastMember(Model):
    """Who is in a scene, and how."""

    character: Id
    presence: Presence = Presence.SPEAKS


class EntityKind(StrEnum):
    """What the canon keeps facts about."""

    PERSON = "person"
    PLACE = "place"
    THING = "thing"
    SECRET = "secret"  # noqa: S105 - a word of the story
    THREAD = "thread"


class Introduction(Model):
    """Somebody or something that the bible does not know and that appears for the first time."""

    id: Id
    kind: EntityKind
    name: str = Field(min_length=1, max_length=80)
    aliases: tuple[str, ...] = Field(default=(), max_length=8)
    role: str = Field(default="", max_length=120)  # what it is to the story, in a few words
    distinct_from: tuple[Id, ...] = ()  # those with a name so near that it might be a slip


class ScenePlan(Model):
    """One place and time, about 30 s, a chapter of the episode."""

    title: str = Field(min_length=1, max_length=80)
    location: Id
    time: TimeOfDay
    day: int = Field(default=0, ge=0, le=400)  # days after the episode's first one
    timeframe: Timeframe = Timeframe.PRESENT
    as_of_episode: int = Field(default=0, ge=0)  # a flashback: the episode it looks back to
    weather: Weather = Weather.CLEAR
    mood: Mood
    synopsis: str = Field(min_length=1, max_length=500)
    cast: tuple[CastMember, ...] = Field(default=(), max_length=8)
    shots: tuple[ShotPlan, ...] = Field(min_length=1, max_length=12)
    beats: tuple[Beat, ...] = Field(default=(), max_length=16)

    @property
    def seconds(self) -> int:
        """Planned length in seconds."""
        return sum(shot.seconds for shot in self.shots)


class EpisodePlan(Model):
    """Six scenes, held as six required fields because a strict schema can insist on those."""

    title: str = Field(min_length=1, max_length=80)
    logline: str = Field(min_length=1, max_length=240)
    synopsis: str = Field(min_length=1, max_length=1200)
    arc: str = ""
    introductions: tuple[Introduction, ...] = Field(default=(), max_length=8)
    scene_1: ScenePlan
    scene_2: ScenePlan
    scene_3: ScenePlan
    scene_4: ScenePlan
    scene_5: ScenePlan
    scene_6: ScenePlan

    @property
    def opening(self) -> str:
        """The first words heard; empty when it is silent."""
        heard = (ln.text for scene in self.scenes for shot in scene.shots for ln in shot.lines)
        return next(heard, "")

    @property
    def scenes(self) -> tuple[ScenePlan, ...]:
        """The six scenes in order."""
        return (
            self.scene_1, self.scene_2, self.scene_3,
            self.scene_4, self.scene_5, self.scene_6,
        )  # fmt: skip

    @property
    def seconds(self) -> int:
        """Planned length of all scenes in seconds."""
        return sum(scene.seconds for scene in self.scenes)
