"""How pictures are put into words: hours, weather, faces, and the things that kinds of places hold."""

from __future__ import annotations

from schemas.bible import PlaceKind
from schemas.plan import Expression, TimeOfDay, Weather

HOURS = {
    TimeOfDay.MORNING: (
        "Early light over {place}.", "{Place}, in the first of the sun.",
        "Morning. {Place} is waking up.", "{Place}, rinsed and new.",
        "The day begins at {place}, a corner at a time.", "Thin gold light finds its way to {place}.",
        "{Place}, before anybody has touched it.",
    ),
    TimeOfDay.DAY: (
        "{Place} in broad daylight.", "Noon over {place}.", "A bright, ordinary day. {Place}.",
        "{Place}, busy with nothing much.", "The middle of the day at {place}.",
        "High light and short shadows. {Place}.", "{Place}, wide awake.",
    ),
    TimeOfDay.SUNSET: (
        "{Place}, under an orange sky.", "Long shadows at {place}.", "The last light catches {place}.",
        "{Place}, half gold and half blue.", "The day is going home by way of {place}.",
        "Evening reaches {place}.", "{Place}, while there is still a little left of the day.",
    ),
    TimeOfDay.NIGHT: (
        "{Place} by night, one lamp burning.", "Night. {Place} is all blue and gold.",
        "{Place} lies dark, but for a window.", "Stars over {place}.",
        "{Place}, long after bedtime.", "The dark has settled on {place} like a cat.",
        "{Place}, by the light of what is left on.",
    ),
}  # fmt: skip
LIFE = (  # how an episode opens: on something that belongs to the place
    "{Detail} has been moved a little.", "Somebody has hung a coat over {detail}.",
    "A moth walks round {detail}.", "There is a cup beside {detail}, still warm.",
    "{Detail} casts a shadow of something else.", "A note leans against {detail}.",
    "Somebody has dusted everything but {detail}.", "A hand comes into the picture and straightens {detail}.",
    "{Detail}, with a hat on it.", "Dew on {detail}.", "Something has slept beside {detail}.",
    "A drop falls on {detail}. After a while, another.", "Somebody walks past {detail} and comes back.",
    "{Detail} squeaks, though nobody is near.", "A thread of light goes over {detail}.",
    "Somebody has left half a sandwich by {detail}.", "A single feather turns above {detail}.",
    "Crumbs lead up to {detail}, and stop.", "{Detail} has a small queue in front of it.",
    "A shoe stands by {detail}. Only the one.", "Somebody yawns, behind {detail}.",
    "{Detail}, and all round it footprints.", "A draught lifts the corner of a paper on {detail}.",
    "Somebody is asleep against {detail}.", "An apple rolls past {detail}, unhurried.",
    "Whoever polished {detail} has been interrupted.", "A spider has made a start on {detail}.",
    "{Detail}, seen through a keyhole.", "Two voices quarrel, somewhere behind {detail}.",
    "A lost button shines beside {detail}.", "Somebody whistles. {Detail} seems to listen.",
    "There is a ladder against {detail}, and nobody on it.", "A sleeve catches on {detail}, and is freed.",
    "{Detail}, from underneath.", "A bell, far off; then only {detail}.",
    "Somebody has drawn a face in the dust on {detail}.", "A key lies beside {detail}.",
    "Steps come near, think better of it, and go. {Detail} stays.", "{Detail}, upside down in a puddle.",
    "A scarf has caught on {detail} and waves.", "Something small drops off {detail} and rolls away.",
)  # fmt: skip
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
LATER_DAY = (
    "A day later. {Place}.",
    "{Place}, a night and some hours later.",
    "Later, a day on. {Place}.",
)
FACES = {
    Expression.NEUTRAL: (
        "{Who} looks over at {other}.", "{Who} says it as if it were nothing.", "{Who}, quite calm.",
        "{Who} turns round.", "{Who} does not look up.", "{Who}, to one side.", "{Who} considers {other}.",
        "{Who} says it to the air.", "{Who}, still.", "{Who} takes {who.his} time.", "{Who} shifts a little.",
        "{Who} glances at {other}, and away.", "{Who} puts it plainly.", "{Who} stops in the doorway.",
        "{Who} nods at {other}.", "{Who}, over one shoulder.", "{Who} says it in passing.",
        "{Who} keeps {who.his} eyes on {other}.", "{Who}, half turned.", "{Who} settles.",
        "{Who} speaks past {other}.", "{Who} waits a moment first.", "{Who} says it to nobody in particular.",
    ),
    Expression.HAPPY: (
        "{Who} is beaming.", "A smile spreads over {who's} face.", "{Who}, bright-eyed.", "{Who} lights up.",
        "{Who} cannot help smiling.", "{Who}, warm and open.", "{Who} bounces a little.", "{Who} glows.",
        "{Who} grins at {other}.", "{Who} looks years younger.", "{Who}, pleased to the ears.",
        "{Who} hums the first word.", "{Who} turns to {other}, delighted.", "{Who}, all over smile.",
        "{Who} has been looking forward to this.",
    ),
    Expression.LAUGHING: (
        "{Who} bursts out laughing.", "{Who} laughs, helpless.", "{Who} has to hold on to something.",
        "{Who} laughs until it is silent.", "{Who} snorts.", "{Who} laughs with {who.his} whole back.",
    ),
    Expression.SAD: (
        "{Who} looks down.", "{Who} has gone very quiet.", "{Who}, small in the picture.", "{Who} speaks low.",
        "{Who} looks away.", "{Who} turns {who.his} back, a little.", "{Who} has stopped in the middle.",
        "{Who} says it to the ground.", "{Who}, grey at the edges.", "{Who} tries to smile at {other}.",
        "{Who} swallows.", "{Who} looks at where somebody might be.",
    ),
    Expression.CRYING: (
        "{Who} has tears in both eyes.", "A tear runs down {who's} cheek.", "{Who} does not wipe it away.",
        "{Who} blinks, too often.", "{Who} cries, and does not mind.",
    ),
    Expression.ANGRY: (
        "{Who} frowns.", "{Who} glares.", "{Who} will have none of it.", "{Who} draws up to full height.",
        "{Who} goes red.", "{Who} rounds on {other}.", "{Who}, between the teeth.", "{Who} stamps, once.",
    ),
    Expression.SURPRISED: (
        "{Who} stares.", "{Who's} eyes go wide.", "{Who} starts.", "{Who} looks up at once.",
        "{Who} forgets to blink.", "{Who} takes a step back.", "{Who}, caught in mid-breath.",
        "{Who} looks again, to be sure.", "{Who} drops the end of a sentence.", "{Who} gapes at {other}.",
        "{Who's} mouth opens, and waits.",
    ),
    Expression.AFRAID: (
        "{Who} shrinks back.", "{Who} looks about uneasily.", "{Who}, wide-eyed and pale.",
        "{Who} edges nearer to {other}.", "{Who} does not move at all.", "{Who} holds on to {who.himself}.",
        "{Who} swallows it down.",
    ),
    Expression.DETERMINED: (
        "{Who} nods, jaw set.", "{Who} has made up {who.his} mind.", "{Who} leans forward.",
        "{Who} is already half-way there.", "{Who} looks straight at {other}.", "{Who} plants both feet.",
        "{Who} says it like a nail.", "{Who} will not be moved.",
    ),
    Expression.SHY: (
        "{Who} looks at the floor.", "{Who} turns pink.", "{Who} half hides.", "{Who} speaks to {who.his} own feet.",
        "{Who} looks everywhere else.", "{Who}, hardly to be heard.", "{Who} begins, and begins again.",
        "{Who} looks at {other}, nearly.", "{Who} would rather be the furniture.",
    ),
    Expression.SMUG: (
        "{Who} smirks.", "{Who}, very pleased.", "{Who} raises an eyebrow.", "{Who} lifts {who.his} chin.",
        "{Who} sits up straighter.", "{Who} looks down on {other}, kindly.", "{Who} lets that be admired.",
        "{Who}, as if for a portrait.", "{Who} has known it all along.", "{Who} inspects the effect.",
    ),
    Expression.TIRED: (
        "{Who} sags a little.", "{Who} can hardly stand up.", "{Who} stifles a yawn.", "{Who} leans on the air.",
        "{Who}, with one eye shut.", "{Who} sits down before it is said.", "{Who} breathes out for a long time.",
    ),
    Expression.THINKING: (
        "{Who} thinks it over.", "{Who} tilts {who.his} head.", "{Who} narrows {who.his} eyes.",
        "{Who} wants to know.", "{Who} looks from close up.", "{Who} wonders.", "{Who} counts something off.",
        "{Who} turns it round in {who.his} head.", "{Who} has stopped listening, and is thinking.",
        "{Who} goes once round it.", "{Who} looks from {other} to nowhere.", "{Who} has half an idea.",
        "{Who}, on the track of something.", "{Who} mutters it first.", "{Who} squints at {other}.",
    ),
}  # fmt: skip
BUSINESS = (  # what the hands do while somebody talks
    "turning a button", "one hand in a pocket", "picking at a thread", "with crumbs on one sleeve",
    "rolling up a cuff", "hands behind the back", "tapping two fingers", "holding a cup with nothing in it",
    "brushing something off", "smoothing a collar", "with a pencil behind one ear", "folding a bit of paper",
    "leaning on whatever is there", "winding string round a thumb", "both hands in the air",
    "scratching one ear", "with flour on the nose", "rocking on the heels", "buttoned up wrong",
    "tying a lace that is tied", "holding one elbow", "weighing something in one hand",
    "rubbing a sore knee", "with a leaf in the hair", "fingers laced", "drumming on a knee",
    "shaking out a sleeve", "balancing on one leg", "one glove on", "hugging a parcel",
    "with ink on the thumb", "chewing on nothing", "counting on the fingers", "one eyebrow up",
    "drying both hands", "with an arm round a post", "pulling up a sock",
)  # fmt: skip
REACTIONS = (
    "{Who} says nothing.", "{Who} lets that sink in.", "{Who} blinks.", "{Who} takes a breath.",
    "{Who} thinks of something, and thinks better of it.", "{Who} looks up.", "{Who} holds still.",
    "A small pause. {Who}.", "{Who} opens {who.his} mouth, and shuts it.", "{Who} hears it a second time, inside.",
    "{Who} nods slowly, at the wrong moment.", "{Who} looks round for somebody to look at.",
    "It reaches {who}.", "{Who} waits for the rest of it.", "{Who} bites back a smile.",
    "{Who} nearly says it.", "{Who} looks at {who.his} own hands.",
)  # fmt: skip
PILLOWS = (
    "{Detail}, for a moment, and nothing else.", "The camera rests on {detail}.",
    "{Detail}, quite still.", "Light moves over {detail}.", "{Detail} keeps its own time.",
    "Nobody is looking at {detail}.", "{Detail}, waiting to be noticed.", "{Detail}, as it always is.",
    "A breath of air, and {detail}.", "{Detail} takes no part in this.", "Dust settles on {detail}.",
    "{Detail}, which has heard it all before.", "The shadow of {detail} has moved on a little.",
    "{Detail}, between two sentences.", "A fly lands on {detail}, and considers.",
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
