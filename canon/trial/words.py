"""Words: what people, places and things of a simulated series are called and made of."""

from __future__ import annotations

import random
from collections.abc import Callable

_ONSETS_TEXT = """
Mar Tov Bel Dor Har Kes Lin Nor Per Quin Ros Sab Tam Ul Ver Wil Yor Zel Ash Bry Cor Del Ed Fen Gar
Hol Ir Jun Kal Lor Mor Nel Os Pim Rud Sor Tel Urs Vin Wen Bas Cal Dag Em Fal Gwen Hes
"""
_ENDINGS_TEXT = """
a an as el en er eth i ia ic ie in is ith o on or os ow ra ric ry sa ta tha um va vin wyn y
"""
_FIRST_HALVES_TEXT = """
Ash Barrow Black Bram Brook Cole Cop Dunn Elder Fair Far Fern Flint Gale Grey Hale Haw Heath Hol
Kirk Lang Loft Marsh Mill North Oak Pen Quill Rain Red Rook Salt Sand Shaw Sil Stan Stone Storm
Swan Thorn Under Wain West Whit Winter Wood Wren Yarrow
"""
_SECOND_HALVES_TEXT = """
beck bridge brook by combe cott croft dale den field ford gate grove ham hurst land ley low more
ridge shaw stead stock ton wall well wick wright worth
"""
_TRADES_TEXT = """
archivist baker barber beekeeper bell-ringer boatwright bookbinder brewer candlemaker cartographer
cellist chemist clockmaker cobbler constable cooper courier dancer diver dyer engraver falconer
ferrywoman fiddler florist gardener glassblower grocer harbourmaster herbalist innkeeper
interpreter joiner juggler lamplighter locksmith mason midwife miller notary organist painter
pawnbroker pilot porter potter printer puppeteer ropemaker saddler sailmaker schoolmaster
seamstress shepherd signalman smith surveyor tailor tinker vet weaver
"""
_BEASTS_TEXT = """
Badger Bittern Crane Cricket Crow Curlew Eel Falcon Ferret Finch Fox Goose Hare Hawk Hedgehog
Heron Hornet Jackdaw Kite Lark Lynx Magpie Marten Mole Moth Newt Nightjar Otter Owl Pike Plover
Raven Robin Sparrow Stoat Swallow Teal Toad Viper Wasp Weasel Wolf
"""
_SHADES_TEXT = """
Amber Ashen Brass Bright Copper Crooked Dusty Early Gentle Gilded Grey Hollow Idle Iron Ivory Lame
Lonely Lucky Mild Narrow Patient Pale Quiet Ragged Red Rusty Salty Silent Silver Sly Solemn Spare
Stubborn Sunday Tall Tin Velvet Wary White Winter
"""
_SITES_TEXT = """
Abbey Arcade Barn Bakery Baths Bridge Canal Chapel Cistern Cloister Court Dock Ferry Foundry
Garden Gate Granary Hall House Infirmary Kiln Landing Library Lock Market Meadow Mill Mint
Observatory Orchard Pier Quarry Quay School Square Stables Stair Station Theatre Tower Vault
Viaduct Vineyard Warehouse Well Wharf Yard
"""
_STUFF_TEXT = """
brass copper glass ivory jade leather oak paper pewter porcelain sandalwood silk silver slate tin
velvet walnut wax willow wool
"""
_GOODS_TEXT = """
abacus almanac anchor bell bowl box brooch buckle candlestick chain chart chisel cloak comb
compass cup diary drum fan fiddle flask flute glove goblet hammer harp hourglass key kite lamp
lantern ledger lens locket mask medal mirror music-box needle oar pendant pipe prism quill ring
saddle scales seal shears signet spoon spyglass statuette sundial teapot thimble token trumpet
umbrella urn vase violin whistle
"""
_EYES_TEXT = """
amber blue brown green grey hazel violet black
"""
_HAIR_TEXT = """
auburn black blond brown copper grey silver white sandy chestnut
"""
_ONSETS = tuple(_ONSETS_TEXT.split())
_ENDINGS = tuple(_ENDINGS_TEXT.split())
_FIRST_HALVES = tuple(_FIRST_HALVES_TEXT.split())
_SECOND_HALVES = tuple(_SECOND_HALVES_TEXT.split())
TRADES = tuple(_TRADES_TEXT.split())
_BEASTS = tuple(_BEASTS_TEXT.split())
_SHADES = tuple(_SHADES_TEXT.split())
_SITES = tuple(_SITES_TEXT.split())
_STUFF = tuple(_STUFF_TEXT.split())
_GOODS = tuple(_GOODS_TEXT.split())
EYES = tuple(_EYES_TEXT.split())
HAIR = tuple(_HAIR_TEXT.split())
FACTIONS = (
    "the Ferry Guild", "the Lamp Watch", "the Salt League", "the Quiet Bench", "the River Assembly",
    "the Old Ledger", "the Free Porters", "the Night School",
)  # fmt: skip
HABITS = (
    "hums when nervous", "counts steps", "never sits down", "writes left-handed", "sleeps badly",
    "collects buttons", "cannot swim", "hates bells", "speaks to birds", "always wears gloves",
    "walks with a cane", "never eats fish", "laughs too late", "whistles in the dark",
)  # fmt: skip
PARTS = ("left arm", "right arm", "left hand", "right hand", "ankle", "knee", "shoulder", "ribs")
HURTS = ("sprained", "broken", "burned", "cut to the bone", "badly bruised", "frostbitten")
STATUSES = ("open", "sealed", "flooded", "burned", "under repair", "occupied")
STATES = ("whole", "cracked", "broken", "mended", "polished", "stained")
GOALS = (
    "to buy {place} back", "to leave town before winter", "to find out who wrote the letters",
    "to win {person} over", "to get {thing} back at any price", "to open a school at {place}",
    "to clear the name of {person}", "to be elected head of {faction}", "to stay out of trouble",
    "to learn the river by heart", "to see the sea once", "to prove that {person} lied",
    "to repay every coin that is owed", "to finish the great map", "to keep {place} standing",
)  # fmt: skip


class Names:
    """Fresh names; places and things never repeat, people may share a word and seldom all of it."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._used: set[str] = set()

    def person(self) -> str:
        """A first name and a family name."""
        return self._fresh(
            lambda pick: f"{self.first()} {pick(_FIRST_HALVES)}{pick(_SECOND_HALVES)}"
        )

    def first(self) -> str:
        """A first name; a long series has several who bear it."""
        return self._dice.choice(_ONSETS) + self._dice.choice(_ENDINGS)

    def alias(self) -> str:
        """What somebody is called behind their back."""
        return self._fresh(lambda pick: f"the {pick(_SHADES)} {pick(_BEASTS)}")

    def place(self) -> str:
        """A place."""
        return self._fresh(lambda pick: f"{pick((*_SHADES, *_FIRST_HALVES))} {pick(_SITES)}")

    def thing(self) -> str:
        """A thing that can be carried."""
        return self._fresh(lambda pick: f"{pick(_STUFF)} {pick(_GOODS)}")

    def _fresh(self, make: Callable[[Callable[..., str]], str]) -> str:
        for _ in range(400):
            name = make(self._dice.choice)
            if name not in self._used:
                break
        else:
            name = f"{name} {self._dice.choice(_FIRST_HALVES)}"
        self._used.add(name)
        return name
