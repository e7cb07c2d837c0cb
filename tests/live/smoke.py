"""What is bought of a vendor in a smoke test, and how it is looked at."""

from __future__ import annotations

import wave
from decimal import Decimal

from PIL import Image

from canon.beginning import STARTER
from canon.bible.shelf import load
from canon.memory import remembered
from director.base import Brief, Refused
from generators import conformance
from generators import images as easels
from generators import voices as throats
from schemas.take import nothing
from schemas.voice import VoiceProfile
from stand_ins import shots


async def knows_the_key(director):
    """The free question that the doctor asks."""
    await director.seller.check()
    await director.aclose()


async def rewrites(director, pocket):
    """A shot in other words: one small answer."""
    action = "A knight swings a bloody sword at a sleeping dragon."
    said = await director.rewrite(Refused(action, "violence", 1, forbidden=("bloody",)), pocket)
    await director.aclose()

    assert 0 < len(said) <= 400
    assert said != action
    assert "bloody" not in said.lower()
    [(_, order, bought)] = pocket.bought
    assert bought.exact
    assert bought.details
    assert bought.usd <= order.most


async def plans(director, pocket):
    """The plan of the first episode of our starter: an outline, the plan, perhaps a repair."""
    recall = remembered(load(STARTER / "small-weather-office"), 1, {})
    most = director.estimate(recall)
    draft = await director.write(Brief(recall, 1), pocket)
    await director.aclose()

    assert len(draft.plan.scenes) == 6
    places = {place.id for place in recall.bible.locations}
    assert {scene.location for scene in draft.plan.scenes} & places
    assert draft.usd == pocket.spent <= most
    assert all(bought.exact for _, _, bought in pocket.bought)


async def films(generator, pocket, folder, *, seconds=2.0):
    """One short shot, at the smallest size, exactly as long as it was asked for."""
    request = shots.shot(seconds)
    most = generator.estimate(request)
    footage = await generator.generate(request, into=folder, progress=nothing, till=pocket)

    conformance._fits(footage, request)
    conformance._probe(footage)
    assert 0 < footage.receipt.usd == pocket.spent <= most
    [(seller, order, bought)] = pocket.bought
    assert footage.receipt.job == bought.remote
    assert footage.receipt.operations == (bought.operation,)
    assert (await seller.look(order, bought.remote)).state == "done"
    return seller, order, bought


async def speaks(generator, terms, pocket, folder):
    """A few words, which cost nothing the second time."""
    voices = throats.make(generator, terms(generator), {})
    first = await voices.speak("All is well.", VoiceProfile(), who="wren", into=folder, till=pocket)
    again = await voices.speak("All is well.", VoiceProfile(), who="wren", into=folder)
    await voices.aclose()

    assert again == first
    assert 0.4 < first.seconds < 8
    assert [word.text for word in first.words] == ["All", "is", "well."]
    with wave.open(str(folder / first.path)) as sound:
        assert (sound.getnchannels(), sound.getframerate(), sound.getsampwidth()) == (1, 48000, 2)
    [(_, order, bought)] = pocket.bought
    assert 0 < bought.usd <= order.most


async def draws(generator, terms, pocket, folder, **options):
    """The sheet of one character, and a second one after the first."""
    bible = load(STARTER / "small-weather-office")
    images = easels.make(generator, terms(generator), options, folder=folder)
    wren, style = bible.characters[0], bible.style
    most = images.estimate(wren, style)
    receipt = await images.sheet(wren, style, seed=1, into=folder / "one.png", till=pocket)
    after = await images.sheet(
        wren, style, seed=2, references=(folder / "one.png",), into=folder / "two.png", till=pocket
    )
    await images.aclose()

    for name in ("one.png", "two.png"):
        with Image.open(folder / name) as picture:
            picture.load()
            assert min(picture.size) >= 512
    assert Decimal(0) < receipt.usd <= most
    assert receipt.usd + after.usd == pocket.spent
