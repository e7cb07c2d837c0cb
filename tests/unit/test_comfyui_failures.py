"""What a ComfyUI server complains of becomes the error that tells what to do."""

from __future__ import annotations

import pytest

from generators.comfyui import answers, failures
from generators.comfyui.failures import (
    BadInputError,
    InterruptedPromptError,
    LacksError,
    NodeFailedError,
    OutOfMemoryError,
    PoisonedError,
)
from schemas.errors import BackendBrokenError, Remedy

GRAPH = {
    "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "nope.safetensors"}},
    "5": {"class_type": "KSampler", "inputs": {}},
    "9": {"class_type": "RIFE VFI", "inputs": {}},
    "20": {"class_type": "LoadImage", "inputs": {"image": "anigen/abc.png"}},
}


def complaint(kind, name, message="?", details="", **more):
    return {"type": kind, "message": message, "details": details,
            "extra_info": {"input_name": name} | more}  # fmt: skip


def body(*complaints, node="5", class_type="KSampler"):
    said = {"class_type": class_type, "dependent_outputs": ["7"], "errors": list(complaints)}
    error = {"type": "prompt_outputs_failed_validation", "message": "Prompt outputs failed validation",
             "details": "", "extra_info": {}}  # fmt: skip
    return {"error": error, "node_errors": {node: said}}


def missing(kind="missing_node_type", details="Node ID '#9'", **info):
    error = {
        "type": kind,
        "message": "Node 'My node' not found.",
        "details": details,
        "extra_info": info,
    }
    return {"error": error, "node_errors": {}}


def ended(kind, **said):
    status = {"status_str": "error", "completed": False, "messages": [
        ["execution_start", {"prompt_id": "x", "timestamp": 1000}],
        [kind, {"prompt_id": "x", "timestamp": 3500} | said],
    ]}  # fmt: skip
    return answers.entry(
        "x", {"x": {"prompt": [1, "x", GRAPH, {}, []], "outputs": {}, "status": status}}
    )


def raised(name, message, node="5", kind="KSampler", **said):
    return failures.failed(
        ended("execution_error", node_id=node, node_type=kind, exception_type=name,
              exception_message=message, **said), "attic",
    )  # fmt: skip


def test_a_model_that_is_not_there_is_named_with_its_folder():
    wrong = complaint("value_not_in_list", "ckpt_name", "Value not in list",
                      received_value="nope.safetensors", input_config=None)  # fmt: skip
    error = failures.refused(
        body(wrong, node="1", class_type="CheckpointLoaderSimple"), GRAPH, "attic"
    )

    assert isinstance(error, LacksError)
    assert error.missing == "nope.safetensors"
    assert str(error) == (
        "server 'attic' lacks the model nope.safetensors; put it into models/checkpoints"
    )


@pytest.mark.parametrize(
    ("kind", "name", "value", "lacks"),
    [
        ("IPAdapterModelLoader", "ipadapter_file", "plus.bin", True),
        ("IPAdapterInsightFaceLoader", "model_name", "buffalo_l", True),
        ("DualCLIPLoader", "clip_name1", "t5", True),
        ("ADE_LoadAnimateDiffModel", "model_name", "mm.ckpt", True),
        ("UNETLoader", "weight_dtype", "fp7", False),
        ("KSampler", "sampler_name", "nope", False),
        ("KSampler", "scheduler", 3, False),
        ("SaveVideo", "codec", "h999", False),
    ],
)
def test_only_what_names_a_file_is_a_model(kind, name, value, lacks):
    wrong = complaint("value_not_in_list", name, "Value not in list", received_value=value)
    error = failures.refused(body(wrong, class_type=kind), GRAPH, "attic")

    assert isinstance(error, LacksError) is lacks
    assert isinstance(error, BadInputError) is not lacks


@pytest.mark.parametrize(
    "answer",
    [
        missing(node_id="9", class_type="RIFE VFI", node_title="My node"),
        missing("invalid_prompt"),  # before 0.12
    ],
)
def test_a_node_that_is_not_there_is_named_with_its_pack(answer):
    error = failures.refused(answer, GRAPH, "attic")

    assert isinstance(error, LacksError)
    assert error.missing == "RIFE VFI"
    assert "install the node pack ComfyUI-Frame-Interpolation" in str(error)


def test_a_node_without_a_class_is_not_a_lack():
    error = failures.refused(missing(details="Node ID '#6'", class_type=None), GRAPH, "attic")

    assert type(error) is BackendBrokenError
    assert "My node" in str(error)


def test_all_wrong_inputs_of_a_node_are_named():
    error = failures.refused(
        body(
            complaint("required_input_missing", "seed", "Required input is missing", "seed"),
            complaint("value_smaller_than_min", "steps", "Value 0 smaller than min of 1", "steps"),
            complaint("invalid_input_type", "cfg", "Failed to convert", "cfg, abc, could not"),
        ),
        GRAPH, "attic",
    )  # fmt: skip

    assert isinstance(error, BadInputError)
    assert (error.node, error.class_type, error.inputs) == (
        "5",
        "KSampler",
        ("seed", "steps", "cfg"),
    )
    assert "KSampler (node 5): input 'seed': Required input is missing; input 'steps'" in str(error)


def test_a_picture_that_is_not_there_is_told_apart_from_the_rest():
    answer = body(complaint("required_input_missing", "seed"))
    answer["node_errors"]["20"] = body(
        complaint("custom_validation_failed", "image", details="image - Invalid image file: x.png"),
        node="20", class_type="LoadImage",
    )["node_errors"]["20"]  # fmt: skip
    error = failures.refused(answer, GRAPH, "attic")

    assert isinstance(error, BadInputError)
    assert (error.node, error.inputs) == ("20", ("image",))


@pytest.mark.parametrize(
    "kind",
    ["value_bigger_than_max", "return_type_mismatch", "bad_linked_input", "dependency_cycle",
     "exception_during_inner_validation", "exception_during_validation"],
)  # fmt: skip
def test_every_other_complaint_names_the_node(kind):
    error = failures.refused(body(complaint(kind, "width", "Wrong")), GRAPH, "attic")

    assert isinstance(error, BadInputError)
    assert "KSampler (node 5): input 'width': Wrong" in str(error)


@pytest.mark.parametrize(
    "answer", [None, [], {}, {"error": "no"}, {"error": {"type": "no_prompt"}}]
)
def test_an_answer_without_words_is_a_refusal_all_the_same(answer):
    error = failures.refused(answer, GRAPH, "attic")

    assert isinstance(error, BackendBrokenError)
    assert "'attic' does not accept the graph" in str(error)


def test_a_prompt_that_is_accepted_whole_is_no_failure():
    assert failures.dropped({}, GRAPH, "attic") is None
    assert failures.dropped(None, GRAPH, "attic") is None


def test_node_errors_of_an_accepted_prompt_are_a_failure():
    answer = body(complaint("required_input_missing", "images", "Required input is missing"))
    assert isinstance(failures.dropped(answer["node_errors"], GRAPH, "attic"), BadInputError)
    assert isinstance(failures.dropped({"7": {}}, GRAPH, "attic"), BackendBrokenError)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("torch.OutOfMemoryError", "CUDA out of memory. Tried to allocate 2.50 GiB."),
        ("torch.cuda.OutOfMemoryError", "?"),
        ("RuntimeError", "CUDA error: out of memory\nCompile with TORCH_USE_CUDA_DSA"),
        ("torch.AcceleratorError", "CUDA error: out of memory"),
        ("RuntimeError", "Allocation on device 0 would exceed allowed memory."),
        ("RuntimeError", "ALLOCATION ON DEVICE"),
        ("RuntimeError", "[enforce fail] DefaultCPUAllocator: not enough memory"),
        ("MemoryError", ""),
    ],
)
def test_too_little_memory_has_many_words(name, message):
    error = raised(name, message)

    assert isinstance(error, OutOfMemoryError)
    assert (error.node, error.class_type, error.remedy) == ("5", "KSampler", Remedy.FALLBACK)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("RuntimeError", "CUDA error: an illegal memory access was encountered"),
        ("RuntimeError", "CUDA error: operation not permitted"),
        ("torch.AcceleratorError", "unspecified launch failure"),
        ("RuntimeError", "HIP error: invalid device ordinal"),
    ],
)
def test_a_broken_driver_is_not_too_little_memory(name, message):
    assert isinstance(raised(name, message), PoisonedError)


def test_an_interrupt_is_no_fault_of_the_graph():
    error = failures.failed(ended("execution_interrupted", node_id="5"), "attic")

    assert isinstance(error, InterruptedPromptError)
    assert error.remedy is Remedy.RETRY


def test_a_damaged_model_is_named():
    error = raised(
        "safetensors._safetensors_rust.SafetensorError",
        "Error while deserializing header: header too small\n", node="1",
        kind="CheckpointLoaderSimple", current_inputs={"ckpt_name": ["broken.safetensors"]},
    )  # fmt: skip

    assert isinstance(error, NodeFailedError)
    assert "cannot read broken.safetensors; the file is damaged" in str(error)


def test_any_other_failure_keeps_the_node_s_own_words():
    error = raised(
        "Exception", "InsightFace: No face detected.\nmore", node="24", kind="IPAdapterFaceID"
    )

    assert isinstance(error, NodeFailedError)
    assert error.said == "InsightFace: No face detected"
    assert (
        str(error)
        == "IPAdapterFaceID (node 24) on server 'attic' failed: InsightFace: No face detected"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("no such file: '/home/bob/ComfyUI/models/vae/x.pt'", "no such file: 'x.pt'"),
        (r"cannot open C:\Users\Bob\ComfyUI\output\x.png now", "cannot open x.png now"),
        ("\n\n  first line. \nsecond", "first line"),
        ("x" * 500, "x" * 199 + "…"),
    ],
)
def test_a_server_s_words_show_no_paths_and_no_novels(text, shown):
    assert failures.words(text) == shown


def test_an_end_without_a_reason_is_one_of_ours():
    entry = answers.entry("x", {"x": {"status": {"status_str": "error"}}})
    assert isinstance(failures.failed(entry, "attic"), NodeFailedError)


def test_an_entry_is_read():
    entry = ended("execution_cached", nodes=["1", "5"])

    assert (entry.seconds, entry.cached, entry.succeeded) == (2.5, {"1", "5"}, False)
    assert entry.graph == GRAPH
    assert answers.entry("x", {}) is None
    assert answers.entry("x", {"x": {}}).seconds == 0.0


def test_a_queue_is_read():
    queue = answers.queue(
        {"queue_running": [[3, "a", {}, {}, []]], "queue_pending": [[-5.0, "b", {}, {}, []], "?"]}
    )
    assert queue == answers.Queue(running=("a",), waiting=("b",))
    assert answers.queue({}) == answers.Queue(running=(), waiting=())


def test_what_a_server_says_of_itself_is_read():
    system = {"comfyui_version": "0.33.0", "python_version": "3.12.3 (main, x) [GCC]", "ram_total": 7,
              "pytorch_version": "2.9.0", "os": "posix", "ram_free": 5, "argv": ["main.py", "/secret"]}  # fmt: skip
    stats = answers.stats(
        {
            "system": system,
            "devices": [{"name": "cuda:0 RTX 3060", "vram_total": 12, "vram_free": 11}],
        }
    )

    assert (stats.version, stats.ram_total, stats.ram_free, stats.vram_free) == ("0.33.0", 7, 5, 11)
    assert stats.environment == {
        "comfyui": "0.33.0", "python": "3.12.3", "torch": "2.9.0", "os": "posix", "gpu": "cuda:0 RTX 3060",
    }  # fmt: skip
    assert answers.stats({}).environment == {}
