"""The plan's words as a video model is told them."""

from __future__ import annotations

from schemas.plan import Effect, Expression, Framing, Manner, Move, Pose, TimeOfDay, Weather

FRAMINGS = {
    Framing.EXTREME_WIDE: "Extreme wide shot, the place fills the frame, people tiny or absent",
    Framing.WIDE: "Wide shot, people whole and small in the place",
    Framing.FULL: "Full shot, people from head to foot",
    Framing.MEDIUM: "Medium shot, from the waist up",
    Framing.BUST: "Bust shot, head and shoulders",
    Framing.CLOSE: "Close-up of the face",
    Framing.EXTREME_CLOSE: "Extreme close-up of the eyes",
    Framing.INSERT: "Insert, a close view of a thing, nobody in the frame",
}
MOVES = {
    Move.HOLD: "the camera does not move", Move.PUSH_IN: "the camera slowly pushes in",
    Move.PULL_OUT: "the camera slowly pulls out", Move.PAN_LEFT: "the camera pans left",
    Move.PAN_RIGHT: "the camera pans right", Move.TILT_UP: "the camera tilts up",
    Move.TILT_DOWN: "the camera tilts down", Move.TRACK_LEFT: "the camera tracks left",
    Move.TRACK_RIGHT: "the camera tracks right", Move.CRASH_ZOOM: "a sudden crash zoom in",
    Move.SHAKE: "the camera shakes", Move.DRIFT: "the camera floats gently",
}  # fmt: skip
TIMES = {
    TimeOfDay.MORNING: "early morning light", TimeOfDay.DAY: "daylight",
    TimeOfDay.SUNSET: "sunset light", TimeOfDay.NIGHT: "night",
}  # fmt: skip
WEATHERS = {
    Weather.CLEAR: "clear weather", Weather.CLOUDY: "a cloudy sky", Weather.RAIN: "rain falling",
    Weather.SNOW: "snow falling", Weather.PETALS: "petals drifting", Weather.FOG: "thick fog",
    Weather.FIREFLIES: "fireflies", Weather.STORM: "a storm",
}  # fmt: skip
EFFECTS = {
    Effect.FOCUS_LINES: "drawn focus lines", Effect.SPEED_LINES: "drawn speed lines",
    Effect.SCREEN_TONE: "screen tone shading", Effect.SPARKLES: "sparkles",
    Effect.GLOOM: "a gloomy shade", Effect.IMPACT: "a flash of impact",
}  # fmt: skip
SAID = {
    Manner.NORMAL: "says", Manner.WHISPER: "whispers", Manner.SHOUT: "shouts",
    Manner.SING: "sings",
}  # fmt: skip
PLACES = {"centre": "in the centre", "left": "on the left", "right": "on the right",
           "far_left": "at the far left", "far_right": "at the far right"}  # fmt: skip
FACING = {"camera": "facing the camera", "away": "facing away", "left": "facing left",
           "right": "facing right"}  # fmt: skip
POSES = {
    Pose.STAND: "standing", Pose.ARMS_CROSSED: "with arms crossed",
    Pose.HAND_ON_HIP: "with a hand on the hip", Pose.HAND_TO_CHEST: "with a hand to the chest",
    Pose.HAND_TO_CHIN: "with a hand to the chin", Pose.POINT: "pointing",
    Pose.REACH: "reaching out", Pose.WAVE: "waving", Pose.FIST: "with a fist raised",
    Pose.SHRUG: "shrugging", Pose.HOLD_THING: "with full hands", Pose.SIT: "sitting",
    Pose.WALK: "walking", Pose.RUN: "running", Pose.BOW: "bowing",
}  # fmt: skip
FACES = {
    Expression.NEUTRAL: "calm", Expression.HAPPY: "happy", Expression.LAUGHING: "laughing",
    Expression.SAD: "sad", Expression.CRYING: "in tears", Expression.ANGRY: "angry",
    Expression.SURPRISED: "surprised", Expression.AFRAID: "afraid",
    Expression.DETERMINED: "determined", Expression.SHY: "shy", Expression.SMUG: "smug",
    Expression.TIRED: "tired", Expression.THINKING: "thoughtful",
}  # fmt: skip
AGES = {"child": "a child", "teen": "a teenager", "adult": "an adult", "elder": "an old person"}
