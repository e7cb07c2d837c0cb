"""Graphs to try a server with: small ones, of the shapes that the real workflows have."""

from __future__ import annotations

from typing import Any

Graph = dict[str, dict[str, Any]]
_SAMPLED = {"cfg": 5.0, "sampler_name": "euler", "scheduler": "normal", "denoise": 1.0}


def node(kind: str, **inputs: Any) -> dict[str, Any]:
    """One node."""
    return {"class_type": kind, "inputs": inputs}


def canary(side: int = 16) -> Graph:
    """What proves that a worker works: no model, no GPU."""
    plain = node("EmptyImage", width=side, height=side, batch_size=1, color=0)
    return {"1": plain, "2": node("PreviewImage", images=["1", 0])}


def still(
    *, seed: int = 1, prefix: str = "anigen/t", text: str = "1girl, silver hair, blue eyes",
    width: int = 64, height: int = 64, batch: int = 1, steps: int = 2,
    checkpoint: str = "sd_xl_base_1.0.safetensors",
) -> Graph:  # fmt: skip
    """A still: loader 1, words 2 and 3, latent 4, sampler 5, decoder 6, saver 7."""
    return {
        "1": node("CheckpointLoaderSimple", ckpt_name=checkpoint),
        "2": node("CLIPTextEncode", text=text, clip=["1", 1]),
        "3": node("CLIPTextEncode", text="lowres", clip=["1", 1]),
        "4": node("EmptyLatentImage", width=width, height=height, batch_size=batch),
        "5": node("KSampler", model=["1", 0], positive=["2", 0], negative=["3", 0],
                  latent_image=["4", 0], seed=seed, steps=steps, **_SAMPLED),
        "6": node("VAEDecode", samples=["5", 0], vae=["1", 2]),
        "7": node("SaveImage", images=["6", 0], filename_prefix=prefix),
    }  # fmt: skip


def video(
    *, frames: int = 25, times: int = 5, kept: int = 120, image: str = "ref.png", seed: int = 1,
    width: int = 128, height: int = 64,
) -> Graph:  # fmt: skip
    """A film from a picture: SVD, interpolated, cut to length; decoder 6, saver 8."""
    return {
        "1": node("ImageOnlyCheckpointLoader", ckpt_name="svd_xt.safetensors"),
        "2": node("LoadImage", image=image),
        "3": node("SVD_img2vid_Conditioning", clip_vision=["1", 1], init_image=["2", 0],
                  vae=["1", 2], width=width, height=height, video_frames=frames,
                  motion_bucket_id=127, fps=6, augmentation_level=0.0),
        "4": node("VideoLinearCFGGuidance", model=["1", 0], min_cfg=1.0),
        "5": node("KSampler", model=["4", 0], positive=["3", 0], negative=["3", 1],
                  latent_image=["3", 2], seed=seed, steps=2, **_SAMPLED),
        "6": node("VAEDecode", samples=["5", 0], vae=["1", 2]),
        "32": node("FrameInterpolationModelLoader", model_name="rife_v4.26.safetensors"),
        "33": node("FrameInterpolate", interp_model=["32", 0], images=["6", 0], multiplier=times),
        "34": node("ImageFromBatch", image=["33", 0], batch_index=0, length=kept),
        "7": node("CreateVideo", images=["34", 0], fps=24.0),
        "8": node("SaveVideo", video=["7", 0], filename_prefix="anigen/v", format="mp4", codec="h264"),
    }  # fmt: skip


def loop(
    *, frames: int = 48, seed: int = 1, side: int = 64, text: str = "1girl, red hair, green eyes"
) -> Graph:
    """A closed loop by a motion model; saver 8 by SaveVideo, 9 by VHS_VideoCombine."""
    graph = still(seed=seed, width=side, height=side, batch=frames, text=text)
    del graph["7"]
    graph["5"]["inputs"]["model"] = ["13", 0]
    return graph | {
        "10": node("ADE_LoadAnimateDiffModel", model_name="mm_sd_v15_v2.ckpt"),
        "11": node("ADE_ApplyAnimateDiffModelSimple", motion_model=["10", 0]),
        "12": node("ADE_LoopedUniformContextOptions", context_length=16, context_stride=1,
                   context_overlap=4, closed_loop=True),
        "13": node("ADE_UseEvolvedSampling", model=["1", 0], beta_schedule="autoselect",
                   m_models=["11", 0], context_options=["12", 0]),
        "7": node("CreateVideo", images=["6", 0], fps=24.0),
        "8": node("SaveVideo", video=["7", 0], filename_prefix="anigen/l", format="mp4", codec="h264"),
        "9": node("VHS_VideoCombine", images=["6", 0], frame_rate=24, loop_count=0,
                  filename_prefix="anigen/g", format="video/h264-mp4", pingpong=False,
                  save_output=True, crf=19),
    }  # fmt: skip
