"""Words for looks: which of them mean which field of `schemas.look.Look`. Tables, and nothing else."""

from __future__ import annotations

from typing import Final

from schemas.look import Accessory, Hair, Outfit

HAIR: Final[dict[str, Hair]] = {  # the first that is found decides: the telling ones come first
    r"bald|hairless|shave[dn] head": Hair.BALD,
    r"twin[- ]?tails?|pig[- ]?tails|bunches|two (?:pony)?tails": Hair.TWIN_TAILS,
    r"pony[- ]?tail": Hair.PONYTAIL,
    r"braid(?:s|ed)?|plait(?:s|ed)?": Hair.BRAID,
    r"buns?|chignon|top[- ]?knot": Hair.BUN,
    r"bob(?:bed)?|bowl cut": Hair.BOB,
    r"spik(?:y|ed|es)|mohawk": Hair.SPIKY,
    r"curl(?:y|s|ed)|wavy|waves|afro|frizzy|ringlets": Hair.CURLY,
    r"messy|tousled|unruly|wild|dishevelled|disheveled|scruffy|shaggy|untidy|uncombed": Hair.MESSY,
    r"swept|slicked|combed|parted": Hair.SWEPT,
    r"long|flowing|waist-length|straight": Hair.LONG,
    r"short|cropped|pixie|buzz": Hair.SHORT,
}
HAIR_ALONE: Final = (  # said without the word hair
    r"twin[- ]?tails?|pig[- ]?tails|pony[- ]?tail|braids?|plaits?|curls|ringlets|afro|mohawk|bob"
    r"|bowl cut|hair[- ]?buns?|locks|fringe"
)
OUTFITS: Final[dict[str, Outfit]] = {
    r"sailor(?: suit| uniform| collar)?|seifuku|dress|gown|skirt": Outfit.SAILOR,
    r"gakuran": Outfit.GAKURAN,
    r"rain ?coat|mackintosh|poncho|oilskins?": Outfit.RAINCOAT,
    r"blazer|school uniform|suit|waistcoat|vest": Outfit.BLAZER,
    r"hoodie|hoody|hooded sweatshirt|sweatshirt|t-shirt|tracksuit": Outfit.HOODIE,
    r"(?:\w+ )?(?:coat|overcoat)|jacket|cloak|cape|parka|trench": Outfit.COAT,
    r"apron": Outfit.APRON,
    r"kimono|yukata|hakama|robes?": Outfit.KIMONO,
    r"overalls|dungarees|jumpsuit|boiler suit": Outfit.OVERALLS,
    r"uniform|armou?r|tunic": Outfit.UNIFORM,
    r"sweater|jumper|pullover|cardigan|turtleneck|shirt|blouse": Outfit.SWEATER,
}
ACCESSORIES: Final[dict[str, Accessory]] = {
    r"glasses|spectacles|monocle": Accessory.GLASSES,
    r"hair ?(?:clips?|pins?|slides?)|barrettes?": Accessory.HAIRCLIP,
    r"ribbons?|bow": Accessory.RIBBON,
    r"scar(?:f|ves)|shawl": Accessory.SCARF,
    r"cap|hat": Accessory.CAP,
    r"beret": Accessory.BERET,
    r"headphones|headset|earphones": Accessory.HEADPHONES,
    r"ear ?rings?|ear ?studs?": Accessory.EARRING,
    r"bandages?|plaster|eye ?patch": Accessory.BANDAGE,
    r"goggles|visor": Accessory.GOGGLES,
    r"flowers?|blossom": Accessory.FLOWER,
    r"beard(?:ed)?": Accessory.BEARD,
    r"moustache|mustache": Accessory.MOUSTACHE,
    r"freckle[sd]?": Accessory.FRECKLES,
    r"scars?": Accessory.SCAR,
}
FORMS: Final = {
    r"cat|kitten|tomcat": "cat", r"owl|owlet": "owl", r"robot|android|automaton|droid": "robot",
}  # fmt: skip
AGES: Final = {
    r"elderly|old (?:man|woman|lady|gentleman|person)|aged|grand(?:mother|father|ma|pa)|wrinkled|pensioner": "elder",
    r"toddler|child|little (?:girl|boy)|small (?:girl|boy)|kid": "child",
    r"teen(?:age(?:d|r)?)?|girl|boy|student|schoolgirl|schoolboy|youth": "teen",
    r"adult|man|woman|lady|gentleman|mother|father|grown": "adult",
}  # fmt: skip
BUILDS: Final = {
    r"tall|towering|lanky": "tall",
    r"sturdy|stocky|muscular|broad|burly|heavy|stout|plump|chubby|strong": "sturdy",
    r"slim|slender|thin|lean|skinny|wiry|lithe": "slim",
    r"small|tiny|petite|little|short(?= (?:girl|boy|man|woman|person|and ))": "small",
}
EYE_SHAPES: Final = {
    r"sleepy|tired|drowsy|half-closed|heavy-lidded": "sleepy", r"wide|big|large|huge": "wide",
    r"sharp|narrow|piercing|slanted|fierce|keen|cold|hawk": "sharp",
    r"gentle|kind|soft|warm": "gentle", r"round": "round",
}  # fmt: skip
SKINS: Final = {
    r"very dark|ebony|black": "#5a3a2a", r"dark brown|deep brown": "#6f4a35", r"dark|brown": "#8a5a3c",
    r"olive|tan|tanned|bronze|bronzed|sun-?kissed|golden": "#d9a877",
    r"pale|fair|porcelain|white|ivory": "#fbe6d8", r"light|rosy": "#ffdcc2",
}  # fmt: skip

# What words leave open is taken from these, by the character's id.
SOME_HAIR: Final = {
    "she": (Hair.BOB, Hair.LONG, Hair.PONYTAIL, Hair.TWIN_TAILS, Hair.BRAID, Hair.BUN, Hair.CURLY),
    "he": (Hair.SHORT, Hair.MESSY, Hair.SPIKY, Hair.SWEPT, Hair.CURLY),
    "": (Hair.SHORT, Hair.MESSY, Hair.BOB, Hair.SWEPT, Hair.CURLY, Hair.PONYTAIL),
}
SOME_HAIR_COLOURS: Final = (
    "#4a3a35", "#2b2630", "#6b4630", "#8c3b2a", "#d2692b", "#e3c06a", "#8d9097", "#3b4a6b", "#a8536b",
    "#2f5f5c",
)  # fmt: skip
GREY_HAIR: Final = ("#c9ced8", "#9a9ca3", "#e6e2d8", "#b5b3ad")  # of the old
SOME_EYES: Final = ("#5b7bd5", "#2f8f74", "#8a6a3a", "#6b4630", "#8358c4", "#4a9be0", "#7d8a95")
SOME_SKINS: Final = ("#ffd9bf", "#f6cba6", "#fbe6d8", "#e0b088", "#b98058", "#8a5a3c")
SOME_OUTFITS: Final = (
    Outfit.HOODIE, Outfit.SWEATER, Outfit.COAT, Outfit.BLAZER, Outfit.OVERALLS, Outfit.UNIFORM,
)  # fmt: skip
SOME_CLOTH: Final = (
    "#39506e", "#7a3b46", "#3f6b52", "#d99a2b", "#5b4a7d", "#2a8f8c", "#8f5a3c", "#4d5560", "#c85a3f",
    "#30405c",
)  # fmt: skip
SOME_SECOND: Final = ("#e9e4d6", "#fff3cf", "#d6dfe6", "#f2dede", "#dfe8d6")
SOME_ACCENT: Final = ("#d9534a", "#f2bf2e", "#4fa3c7", "#7bb661", "#b06fc4", "#ee8fb0")
