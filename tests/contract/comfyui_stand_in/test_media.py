"""The ComfyUI stand-in's pictures and films are real ones, of exactly what the graph says."""

from __future__ import annotations

import io
import itertools
import json

import av
import cv2
import numpy as np
import pytest
from PIL import Image

from stand_ins.comfyui import control
from stand_ins.comfyui.asking import Asker
from stand_ins.comfyui.colours import colour_of
from stand_ins.comfyui.examples import loop, node, still, video

seeds = itertools.count(1000)


@pytest.fixture
def ref(ask):
    ask.upload("ref.png", ask.view(output(ask, still(width=192, height=96), "7")[0]))
    return "ref.png"


def output(ask, graph, saver):
    entry = ask.run(graph)
    assert entry["status"]["status_str"] == "success", entry["status"]["messages"][-1]
    return [
        one for found in entry["outputs"][saver].values() for one in found if isinstance(one, dict)
    ]


def picture(content):
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB")).astype(int)


def film(content):
    with av.open(io.BytesIO(content)) as opened:
        stream = opened.streams.video[0]
        frames = [one.to_ndarray(format="rgb24").astype(int) for one in opened.decode(video=0)]
        return frames, float(stream.average_rate), dict(opened.metadata)


def apart(one, other):
    return float(np.abs(one - other).mean())


def steps(frames):
    return [apart(one, other) for one, other in itertools.pairwise(frames)]


def sharpness(frame):
    small = cv2.resize(frame.astype(np.uint8), (384, 216), interpolation=cv2.INTER_AREA)
    return cv2.Laplacian(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), cv2.CV_64F).var()


def share(frame, colour, within=40):
    return float((np.abs(frame - np.array(colour)).max(axis=2) < within).mean())


def test_a_still_has_its_size_its_graph_and_the_colours_that_were_named(ask):
    graph = still(width=320, height=256, text="1girl, (silver hair, blue eyes:1.1), red coat")
    content = ask.view(output(ask, graph, "7")[0])
    frame = picture(content)
    assert frame.shape == (256, 320, 3)
    told = json.loads(Image.open(io.BytesIO(content)).info["prompt"])
    assert told["5"]["inputs"]["seed"] == 1
    assert share(frame, colour_of("silver")) > 0.04
    assert share(frame, colour_of("red")) > 0.03
    assert share(frame, colour_of("blue"), 25) > 0.002
    assert sharpness(frame) > 200


def test_colours_by_number_and_two_people_are_drawn(ask):
    text = "2girls, on the left a girl with #12c04a hair, #ff00ff eyes, on the right a girl with dark red hair"
    frame = picture(ask.view(output(ask, still(width=384, height=216, text=text), "7")[0]))
    half = frame.shape[1] // 2
    assert share(frame[:, :half], (0x12, 0xC0, 0x4A)) > 0.02
    assert share(frame[:, half:], colour_of("dark red")) > 0.02
    assert share(frame[:, half:], (0x12, 0xC0, 0x4A)) < 0.005


def test_a_batch_is_as_many_pictures_all_different(ask):
    files = output(ask, still(batch=3, seed=next(seeds), prefix="anigen/%width%-b"), "7")
    assert [one["filename"] for one in files] == [f"64-b_0000{n}_.png" for n in (1, 2, 3)]
    one, two, three = (picture(ask.view(file)) for file in files)
    assert min(apart(one, two), apart(two, three), apart(one, three)) > 5


def test_the_same_inputs_are_the_same_pixels_on_another_server(ask, tmp_path):
    graph = still(seed=next(seeds), text="1boy, orange hair")
    mine = picture(ask.view(output(ask, graph, "7")[0]))
    with control.running(tmp_path) as other, Asker(other.url) as asker:
        theirs = picture(asker.view(output(asker, graph, "7")[0]))
        graph["5"]["inputs"]["seed"] += 1
        unlike = picture(asker.view(output(asker, graph, "7")[0]))
    assert (mine == theirs).all()
    assert apart(mine, unlike) > 5


def test_svd_makes_25_that_become_121_of_which_120_are_kept(ask, ref):
    graph = video(image=ref, width=192, height=96)
    (file,) = output(ask, graph, "8")
    frames, fps, told = film(ask.view(file))
    assert (len(frames), fps, frames[0].shape) == (120, 24, (96, 192, 3))
    assert json.loads(told["prompt"])["33"]["inputs"]["multiplier"] == 5
    assert apart(frames[0], picture(ask.view(output(ask, still(width=192, height=96), "7")[0]))) < 8
    assert max(steps(frames)) < 3 * np.median(steps(frames))
    assert min(steps(frames)) > 0.25
    entry = ask.run(graph)
    assert entry["outputs"]["8"]["animated"] == [True]


def test_another_picture_under_the_same_name_makes_another_film(ask, ref):
    first = film(ask.view(output(ask, video(image=ref, kept=3), "8")[0]))[0]
    ask.upload(ref, ask.view(output(ask, still(seed=next(seeds)), "7")[0]), overwrite="true")
    other = film(ask.view(output(ask, video(image=ref, kept=3), "8")[0]))[0]
    assert apart(first[0], other[0]) > 5


def test_a_closed_loop_ends_where_it_begins_in_both_savers(ask):
    graph = loop(seed=next(seeds), side=128)
    entry = ask.run(graph)
    (gif,) = entry["outputs"]["9"]["gifs"]
    assert (gif["format"], gif["frame_rate"], gif["workflow"]) == (
        "video/h264-mp4",
        24,
        "g_00001.png",
    )
    assert gif["filename"] == "g_00001.mp4"
    for file in (entry["outputs"]["8"]["images"][0], gif):
        frames, fps, _ = film(ask.view(file))
        assert (len(frames), fps) == (48, 24)
        assert apart(frames[0], frames[-1]) < 1.25 * np.percentile(steps(frames), 90)
        assert min(steps(frames)) > 0.25


def test_sixteen_and_the_first_again_interpolated_are_48(ask):
    graph = loop(frames=16, seed=next(seeds)) | {
        "30": node("ImageFromBatch", image=["6", 0], batch_index=0, length=1),
        "31": node("ImageBatch", image1=["6", 0], image2=["30", 0]),
        "32": node("FrameInterpolationModelLoader", model_name="rife_v4.26.safetensors"),
        "33": node("FrameInterpolate", interp_model=["32", 0], images=["31", 0], multiplier=3),
        "34": node("ImageFromBatch", image=["33", 0], batch_index=0, length=48),
    }
    graph["7"]["inputs"]["images"] = ["34", 0]
    frames, _, _ = film(ask.view(output(ask, graph, "8")[0]))
    assert len(frames) == 48
    assert apart(frames[0], frames[-1]) < 1.25 * np.percentile(steps(frames), 90)


def test_first_and_last_picture_the_same_is_a_loop_and_one_picture_is_none(ask, ref):
    graph = video(image=ref, width=128, height=64) | {
        "9": node("CLIPLoader", clip_name="umt5_xxl_fp8_e4m3fn_scaled.safetensors", type="wan"),
        "10": node("VAELoader", vae_name="wan2.2_vae.safetensors"),
        "11": node("CLIPTextEncode", text="she waves", clip=["9", 0]),
        "3": node("WanFirstLastFrameToVideo", positive=["11", 0], negative=["11", 0], vae=["10", 0],
                  width=128, height=64, length=49, batch_size=1, start_image=["2", 0], end_image=["2", 0]),
    }  # fmt: skip
    graph["7"]["inputs"]["images"] = ["6", 0]
    looped = film(ask.view(output(ask, graph, "8")[0]))[0]
    del graph["3"]["inputs"]["end_image"]
    straight = film(ask.view(output(ask, graph, "8")[0]))[0]
    assert apart(looped[0], looped[-1]) < 1.25 * np.percentile(steps(looped), 90)
    assert apart(straight[0], straight[-1]) > 5 * np.median(steps(straight))


@pytest.mark.parametrize(
    ("saver", "ending", "more"),
    [
        ("SaveWEBM", "webm", {"codec": "vp9", "fps": 12.0, "crf": 32.0}),
        (
            "SaveAnimatedWEBP",
            "webp",
            {"fps": 12.0, "lossless": True, "quality": 80, "method": "default"},
        ),
        ("SaveAnimatedPNG", "png", {"fps": 12.0, "compress_level": 4}),
    ],
)
def test_the_other_savers_of_moving_pictures(ask, saver, ending, more):
    graph = loop(frames=8, seed=3)
    del graph["7"], graph["8"], graph["9"]
    graph["12"]["inputs"]["context_length"] = 8
    graph["7"] = node(saver, images=["6", 0], filename_prefix="anigen/s", **more)
    (file,) = output(ask, graph, "7")
    assert file["filename"].endswith(ending)
    content = ask.view(file)
    count = len(film(content)[0]) if ending == "webm" else Image.open(io.BytesIO(content)).n_frames
    assert count == 8


def test_plain_pictures_and_scaling(ask):
    graph = {
        "1": node("EmptyImage", width=40, height=20, batch_size=1, color=0x3366CC),
        "2": node("ImageScaleBy", image=["1", 0], upscale_method="lanczos", scale_by=2.0),
        "3": node("UpscaleModelLoader", model_name="RealESRGAN_x4plus_anime_6B.pth"),
        "4": node("ImageUpscaleWithModel", upscale_model=["3", 0], image=["2", 0]),
        "5": node("PreviewImage", images=["4", 0]),
    }
    (file,) = output(ask, graph, "5")
    frame = picture(ask.view(file))
    assert (file["type"], frame.shape) == ("temp", (160, 320, 3))
    assert (frame == (0x33, 0x66, 0xCC)).all()


def test_a_reference_gives_its_colours_to_a_prompt_that_names_none(ask):
    green = io.BytesIO()
    Image.new("RGB", (64, 64), (20, 160, 60)).save(green, "PNG")
    graph = still(seed=next(seeds), width=128, height=128, text="1girl, best quality") | {
        "20": node("LoadImage", image=ask.upload("green.png", green.getvalue())),
        "22": node("IPAdapterModelLoader", ipadapter_file="ip-adapter-plus_sdxl_vit-h.safetensors"),
        "24": node("IPAdapterAdvanced", model=["1", 0], ipadapter=["22", 0], image=["20", 0], weight=0.7,
                   weight_type="linear", combine_embeds="concat", start_at=0.0, end_at=0.85,
                   embeds_scaling="V only"),
    }  # fmt: skip
    plain = picture(ask.view(output(ask, graph, "7")[0]))
    graph["5"]["inputs"]["model"] = ["24", 0]
    liked = picture(ask.view(output(ask, graph, "7")[0]))
    assert share(liked, (20, 160, 60)) > share(plain, (20, 160, 60)) + 0.03


# Bad pictures


def flawed(server, ask, what, **more):
    """A good film and the same one on a bad day."""
    graph = loop(side=128, **more)
    del graph["9"]
    graph["5"]["inputs"]["seed"] = next(seeds)
    good = film(ask.view(output(ask, graph, "8")[0]))[0]
    server.mood(what)
    graph["8"]["inputs"]["filename_prefix"] = f"anigen/{what}"
    return good, film(ask.view(output(ask, graph, "8")[0]))[0]


def test_bad_days_show_in_the_pictures(server, ask):
    good, frozen = flawed(server, ask, "frozen", frames=24)
    assert max(steps(frozen)) < 0.1 < min(steps(good))
    good, jitter = flawed(server, ask, "jitter", frames=24)
    assert np.median(steps(jitter)) > 3 * np.median(steps(good))
    good, seam = flawed(server, ask, "broken_seam", frames=24)
    assert apart(seam[0], seam[-1]) > 1.6 * np.percentile(steps(seam), 90)
    good, wrong = flawed(server, ask, "wrong_palette", frames=4)
    assert share(good[0], colour_of("red")) > 0.04 > 0.01 > share(wrong[0], colour_of("red"))
    good, black = flawed(server, ask, "black", frames=4)
    assert black[2].max() < 8 < good[2].mean()
    good, blur = flawed(server, ask, "blur", frames=4)
    assert sharpness(blur[0]) < 0.1 * sharpness(good[0])
    good, flicker = flawed(server, ask, "flicker", frames=12)
    light = [one.mean() for one in flicker]
    assert np.abs(np.diff(light, 2)).mean() > 14


@pytest.mark.parametrize("what", ["truncated", "corrupt", "lost", "empty"])
def test_bad_days_show_in_the_files(server, ask, what):
    server.mood(what)
    graph = loop(frames=12, seed=next(seeds), side=128)
    del graph["9"]
    entry = ask.run(graph)
    assert entry["status"]["status_str"] == "success"
    if what == "empty":
        assert entry["outputs"]["8"] == {}
        return
    (file,) = entry["outputs"]["8"]["images"]
    reply = ask.http.get("/view", params=file)
    assert reply.status_code == (404 if what == "lost" else 200)
    if what != "lost":
        assert len(_readable(reply.content)) < 12
    graph["8"]["inputs"]["filename_prefix"] = "anigen/again"
    assert len(film(ask.view(output(ask, graph, "8")[0]))[0]) == 12


def _readable(content):
    frames = []
    with pytest.raises(av.FFmpegError), av.open(io.BytesIO(content)) as opened:
        frames += opened.decode(video=0)
    return frames
