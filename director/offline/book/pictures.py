"""How pictures are put into words: hours, weather, faces, and the things that kinds of places hold."""

from __future__ import annotations

from schemas.bible import PlaceKind
from schemas.plan import Expression, TimeOfDay, Weather

HOURS = {
    TimeOfDay.MORNING: (
        "Early light over {place}.", "{Place}, in the first of the sun.",
        "Morning. {Place} is waking up.", "{Place}, rinsed and new.",
        "The day begins at {place}, a corner at a time.", "Thin gold light finds its way to {place}.",
    ),
    TimeOfDay.DAY: (
        "{Place} in broad daylight.", "Noon over {place}.", "A bright, ordinary day. {Place}.",
        "{Place}, busy with nothing much.", "The middle of the day at {place}.",
        "High light and short shadows. {Place}.",
    ),
    TimeOfDay.SUNSET: (
        "{Place}, under an orange sky.", "Long shadows at {place}.", "The last light catches {place}.",
        "{Place}, half gold and half blue.", "The day is going home by way of {place}.",
        "Evening reaches {place}.",
    ),
    TimeOfDay.NIGHT: (
        "{Place} by night, one lamp burning.", "Night. {Place} is all blue and gold.",
        "{Place} lies dark, but for a window.", "Stars over {place}.",
        "{Place}, long after bedtime.", "The dark has settled on {place} like a cat.",
    ),
}  # fmt: skip
SKIES = {
    Weather.CLEAR: ("The air is clear.", "Not a cloud to be seen.", "", "The sky is very high.", ""),
    Weather.CLOUDY: ("Low clouds drift by.", "The sky is grey and soft.", "Clouds go over, one by one.", "A lid of cloud lies over everything."),
    Weather.RAIN: ("Rain runs in strings from every edge.", "It rains, evenly and without hurry.", "Drops race down whatever is upright.", "The gutters are singing."),
    Weather.SNOW: ("Snow comes down in large, slow flakes.", "Everything wears a thin white hat of snow.", "It snows as if it had all the time there is."),
    Weather.PETALS: ("Petals drift across the picture.", "The wind carries petals.", "Somewhere a tree is coming undone, petal by petal."),
    Weather.FOG: ("Fog lies over everything, and lets only edges through.", "Out of the fog come the outlines of things.", "The fog has moved in and put its feet up."),
    Weather.FIREFLIES: ("Fireflies rise and sink.", "Here and there a firefly blinks.", "Fireflies write something and rub it out."),
    Weather.STORM: ("A storm shakes whatever it can reach.", "Wind, rain and far lightning.", "The storm tries all the doors."),
}  # fmt: skip
NEXT_DAY = (
    "The next morning. {Place}.",
    "A night later. {Place}, in new light.",
    "Then it is morning at {place}.",
)
FACES = {
    Expression.NEUTRAL: (
        "{Who} looks over at {other}.", "{Who} says it as if it were nothing.", "{Who}, quite calm.",
        "{Who} turns round.", "{Who} does not look up.", "{Who}, to one side.", "{Who} considers {other}.",
        "{Who} says it to the air.", "{Who}, still.",
    ),
    Expression.HAPPY: ("{Who} is beaming.", "A smile spreads over {who's} face.", "{Who}, bright-eyed.", "{Who} lights up.", "{Who} cannot help smiling.", "{Who}, warm and open."),
    Expression.LAUGHING: ("{Who} bursts out laughing.", "{Who} laughs, helpless."),
    Expression.SAD: ("{Who} looks down.", "{Who} has gone very quiet.", "{Who}, small in the picture.", "{Who} speaks low.", "{Who} looks away."),
    Expression.CRYING: ("{Who} has tears in both eyes.", "A tear runs down {who's} cheek."),
    Expression.ANGRY: ("{Who} frowns.", "{Who} glares.", "{Who} will have none of it."),
    Expression.SURPRISED: ("{Who} stares.", "{Who's} eyes go wide.", "{Who} starts.", "{Who} looks up at once.", "{Who} forgets to blink."),
    Expression.AFRAID: ("{Who} shrinks back.", "{Who} looks about uneasily.", "{Who}, wide-eyed and pale."),
    Expression.DETERMINED: ("{Who} nods, jaw set.", "{Who} has made up {who.his} mind.", "{Who} leans forward."),
    Expression.SHY: ("{Who} looks at the floor.", "{Who} turns pink.", "{Who} half hides.", "{Who} speaks to {who.his} own feet.", "{Who} looks everywhere else."),
    Expression.SMUG: ("{Who} smirks.", "{Who}, very pleased.", "{Who} raises an eyebrow.", "{Who} lifts {who.his} chin.", "{Who} sits up straighter."),
    Expression.TIRED: ("{Who} sags a little.", "{Who} can hardly stand up.", "{Who} stifles a yawn."),
    Expression.THINKING: ("{Who} thinks it over.", "{Who} tilts {who.his} head.", "{Who} narrows {who.his} eyes.", "{Who} wants to know.", "{Who} looks from close up.", "{Who} wonders."),
}  # fmt: skip
LISTENING = (
    "{Other} listens.",
    "{Other} looks at {who}.",
    "{Other} waits.",
    "{Other} says nothing yet.",
)
REACTIONS = (
    "{Who} says nothing.", "{Who} lets that sink in.", "{Who} blinks.", "{Who} takes a breath.",
    "{Who} thinks of something, and thinks better of it.", "{Who} looks up.", "{Who} holds still.",
    "A small pause. {Who}.",
)  # fmt: skip
PILLOWS = (
    "{Detail}, for a moment, and nothing else.", "The camera rests on {detail}.",
    "{Detail}, quite still.", "Light moves over {detail}.", "{Detail} keeps its own time.",
    "Nobody is looking at {detail}.", "{Detail}, waiting to be noticed.",
)  # fmt: skip
PARTINGS = (
    "{Place}, a little smaller with every second.", "The picture opens, and there is more and more sky.",
    "{Place} goes on without anybody looking.", "A gull crosses the picture, from one edge to the other.",
)  # fmt: skip
LATER = (
    "A little later, beside {thing}.", "Before long they are standing in front of {thing}.",
    "{Thing}. They have found it at last.", "Some minutes and one wrong turning later: {thing}.",
)  # fmt: skip
HANGING = (
    "Nobody has an answer. {Place} keeps its own counsel.", "Nobody moves. Somewhere a door closes.",
    "The question hangs over {place} like washing.", "Far off a gull laughs, at nothing in particular.",
    "{Place}, growing smaller, with the question still in it.", "For a while only the wind has anything to say.",
)  # fmt: skip
THINGS = {
    PlaceKind.ROOFTOP: ("a rusty vent", "a row of pots", "a forgotten kite"),
    PlaceKind.CLASSROOM: ("the blackboard", "a carved desk", "a lost pencil case"),
    PlaceKind.STREET: ("a letter box", "a crooked lamp post", "a shop sign"),
    PlaceKind.ALLEY: ("a locked gate", "a stack of crates", "a cat's bowl"),
    PlaceKind.SHRINE: ("a stone lantern", "an offering box", "a paper charm"),
    PlaceKind.STATION: ("the timetable", "a lost suitcase", "the station clock"),
    PlaceKind.TRAIN: ("the luggage rack", "a folded newspaper", "an empty seat"),
    PlaceKind.SEASIDE: ("a bottle in the sand", "an old rope", "a striped shell"),
    PlaceKind.FOREST: ("a hollow tree", "a ring of stones", "an old signpost"),
    PlaceKind.FIELD: ("a scarecrow", "a wooden gate", "a dry well"),
    PlaceKind.KITCHEN: ("a biscuit tin", "the old stove", "a chipped jug"),
    PlaceKind.BEDROOM: ("a music box", "the bottom drawer", "a faded photograph"),
    PlaceKind.MARKET: ("a heap of baskets", "a set of scales", "a painted sign"),
    PlaceKind.LIBRARY: ("a very old book", "the card index", "the highest shelf"),
    PlaceKind.WORKSHOP: ("a box of gears", "an old machine", "a roll of plans"),
    PlaceKind.BRIDGE: ("a loose plank", "the handrail", "a carved initial"),
    PlaceKind.LIGHTHOUSE: ("the great lamp", "the spiral stair", "a logbook"),
    PlaceKind.CAFE: ("the guest book", "a silver teapot", "a reserved table"),
    PlaceKind.BOAT: ("a coil of rope", "the ship's bell", "a sea chest"),
    PlaceKind.OBSERVATORY: ("the telescope", "a star chart", "a brass dial"),
}  # fmt: skip
SMALL_THINGS = (
    "a blue button", "a key with no lock", "a single glove", "a paper boat", "a striped feather",
    "a cracked marble", "a folded note", "a wooden spoon", "a brass bell", "a jar of sand",
    "a red thread", "a very old biscuit", "a postcard", "a tin whistle", "a snail shell",
    "a broken compass", "a silver coin", "a pressed flower", "a candle end", "a chess knight",
    "a torn map", "a music box", "a child's shoe", "a bent nail", "a green bottle",
    "a photograph", "a magnifying glass", "a ball of string", "a dried leaf", "a tiny door",
    "a clay bird", "a lump of chalk", "a velvet ribbon", "a pair of dice", "a toy train",
    "a cork with a face", "a lost page", "a pocket mirror", "a piece of amber", "a walking stick",
    "a kite with no string", "a thimble", "a snow globe", "a wind-up mouse", "a carved acorn",
    "a crooked spoon", "a lantern", "a label with no jar", "a small grey stone", "a paper crown",
    "a hat nobody knows", "a ticket stub", "a wax seal", "a knot in a rope", "a harmonica",
    "a painted egg", "a rusty hinge", "a bundle of letters", "a left boot", "an empty birdcage",
)  # fmt: skip
