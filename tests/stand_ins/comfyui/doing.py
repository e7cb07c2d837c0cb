"""What each class of node makes of its inputs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PIL import Image

from .things import Moment, Scene, Thing, merged
from .validation import uploaded

Inputs = dict[str, Any]
SAMPLERS = frozenset({"KSampler", "KSamplerAdvanced", "SamplerCustom"})
DECODERS = frozenset({"VAEDecode", "VAEDecodeTiled"})
SAVERS = frozenset(
    {
        "SaveImage",
        "SaveVideo",
        "SaveWEBM",
        "SaveAnimatedWEBP",
        "SaveAnimatedPNG",
        "VHS_VideoCombine",
    }
)
_TALKING = ("image", "start_image", "init_image", "image1")


@dataclass(frozen=True)
class Node:
    """A node that is about to run: its id, class, inputs, and the digest of all it stands on."""

    id: str
    kind: str
    inputs: Inputs
    digest: str
    base: Path  # the server's folder

    def things(self) -> list[Thing]:
        """The inputs that come from other nodes."""
        return [one for one in self.inputs.values() if isinstance(one, Thing)]

    def thing(self, name: str) -> Thing:
        """One of them."""
        made = self.inputs.get(name)
        return made if isinstance(made, Thing) else Thing()


def done(node: Node, outputs: int) -> tuple[Thing, ...]:
    """What a node gives. Raises what its real counterpart would."""
    do = _DO.get(node.kind)
    made = do(node) if do else _passed(node)
    return tuple(replace(made, digest=f"{node.digest}:{slot}") for slot in range(outputs))


def _passed(node: Node) -> Thing:
    """A node that passes on what it got, with its own words and files."""
    made = merged(node.things(), node.digest)
    words = " ".join(str(node.inputs[name]) for name in ("text", "text_g") if name in node.inputs)
    named = {
        str(value)
        for name, value in node.inputs.items()
        if name.endswith(("_name", "_name1", "_name2", "_file"))
    }
    loop = node.inputs.get("closed_loop") is True
    return replace(
        made, text=f"{made.text} {words}".strip(), loop=made.loop or loop, files=made.files | named,
        steps=int(node.inputs.get("steps", made.steps)),
    )  # fmt: skip


def _latent(node: Node) -> Thing:
    size = node.inputs
    return Thing(width=size["width"], height=size["height"], count=size["batch_size"])


def _film(node: Node) -> Thing:
    """The latent of a film, from its first picture where there is one."""
    given, size = node.inputs, node.inputs
    frames = int(given.get("video_frames") or given["length"])
    first = next((node.thing(name) for name in _TALKING if name in given), Thing())
    words = merged([node.thing("positive")], "").text
    loop = "end_image" in given and node.thing("end_image").photo == first.photo
    return Thing(
        text=words, width=size["width"], height=size["height"], count=frames * given.get("batch_size", 1),
        film=True, photo=first.photo, starts=first.photo is not None, loop=loop,
    )  # fmt: skip


def _sampled(node: Node) -> Thing:
    """A scene for a film, or for each still of a batch."""
    latent, model = node.thing("latent_image"), node.thing("model")
    words = node.thing("positive")
    film = latent.film or model.film or model.loop
    photo = latent.photo or model.photo or words.photo
    scene = Scene(
        node.digest, f"{words.text} {latent.text}".strip(), loop=model.loop or latent.loop,
        photo=photo, starts=latent.starts,
    )  # fmt: skip
    return replace(latent, film=film, steps=0, pictures=_moments(scene, latent.count, film=film))


def _moments(scene: Scene, count: int, *, film: bool) -> tuple[Moment, ...]:
    if not film:
        each = (
            replace(scene, digest=f"{scene.digest}/{n}" if n else scene.digest)
            for n in range(count)
        )
        return tuple(Moment(one) for one in each)
    steps = count if scene.loop else max(1, count - 1)  # a loop's last picture is not its first
    return tuple(Moment(scene, n / steps) for n in range(count))


def _motion(node: Node) -> Thing:
    """A motion model makes a film of a batch."""
    return replace(_passed(node), film=True)


def _loaded(node: Node) -> Thing:
    """An uploaded picture. Raises for a file that is none."""
    path = uploaded(node.base, str(node.inputs["image"]))
    with Image.open(path) as picture:
        picture.load()
        width, height = picture.size
    name = hashlib.sha256(path.read_bytes()).hexdigest()
    kept = node.base / ".seen" / name
    kept.parent.mkdir(exist_ok=True)
    if not kept.exists():
        kept.write_bytes(path.read_bytes())  # the name may be uploaded anew before this is drawn
    scene = Scene(name, photo=kept, starts=True)
    return Thing(width=width, height=height, photo=kept, pictures=(Moment(scene),))


def _plain(node: Node) -> Thing:
    given = node.inputs
    moment = Moment(Scene(f"plain {given['color']}", colour=given["color"]))
    return Thing(
        width=given["width"],
        height=given["height"],
        count=given["batch_size"],
        pictures=(moment,) * given["batch_size"],
    )


def _encoded(node: Node) -> Thing:
    pixels = node.thing("pixels")
    return replace(pixels, count=len(pixels.pictures), starts=True)


def _between(node: Node) -> Thing:
    """More pictures between the pictures: (n - 1) × m + 1 of them."""
    given = node.thing("images" if "images" in node.inputs else "frames")
    times, made = int(node.inputs["multiplier"]), list[Moment]()
    for here, there in zip(given.pictures, given.pictures[1:], strict=False):
        end = there.t if there.t >= here.t else 1.0  # the loop's first picture again
        made += [Moment(here.scene, here.t + (end - here.t) * n / times) for n in range(times)]
    made += given.pictures[-1:]
    return replace(given, pictures=tuple(made), count=len(made))


def _some(node: Node) -> Thing:
    given, at = node.thing("image"), int(node.inputs["batch_index"])
    at = min(at, len(given.pictures) - 1)
    kept = given.pictures[at : at + int(node.inputs["length"])]
    return replace(given, pictures=kept, count=len(kept))


def _both(node: Node) -> Thing:
    one, other = node.thing("image1"), node.thing("image2")
    return replace(
        one, pictures=one.pictures + other.pictures, count=len(one.pictures + other.pictures)
    )


def _repeated(node: Node) -> Thing:
    given = node.things()[0]
    times = int(node.inputs["amount"])
    return replace(given, pictures=given.pictures * times, count=given.count * times)


def _scaled(node: Node) -> Thing:
    given = node.things()[-1]
    if node.kind == "ImageScale":
        wide, high = int(node.inputs["width"]), int(node.inputs["height"])
        ratio = given.width / max(1, given.height)
        return given.sized(wide or round(high * ratio), high or round(wide / ratio))
    by = 4.0 if node.kind == "ImageUpscaleWithModel" else float(node.inputs["scale_by"])
    return given.sized(round(given.width * by), round(given.height * by))


def _prepared(node: Node) -> Thing:
    return node.thing("image").sized(224, 224)


def _video(node: Node) -> Thing:
    return replace(node.thing("images"), fps=float(node.inputs["fps"]))


_DO: dict[str, Callable[[Node], Thing]] = {
    "EmptyLatentImage": _latent, "EmptySD3LatentImage": _latent, "EmptyLTXVLatentVideo": _film,
    "SVD_img2vid_Conditioning": _film, "Wan22ImageToVideoLatent": _film, "WanImageToVideo": _film,
    "WanFirstLastFrameToVideo": _film, "HunyuanVideo15ImageToVideo": _film, "LTXVImgToVideo": _film,
    "KSampler": _sampled, "KSamplerAdvanced": _sampled, "SamplerCustom": _sampled,
    "ADE_ApplyAnimateDiffModelSimple": _motion, "LoadImage": _loaded, "EmptyImage": _plain,
    "VAEEncode": _encoded, "VAEEncodeTiled": _encoded, "FrameInterpolate": _between, "RIFE VFI": _between,
    "ImageFromBatch": _some, "ImageBatch": _both, "RepeatImageBatch": _repeated, "RepeatLatentBatch": _repeated,
    "ImageScale": _scaled, "ImageScaleBy": _scaled, "LatentUpscaleBy": _scaled, "ImageUpscaleWithModel": _scaled,
    "PrepImageForClipVision": _prepared, "CreateVideo": _video,
}  # fmt: skip
