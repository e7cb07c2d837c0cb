"""Whether a plain value may stand in an input, told as ComfyUI tells it."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
_CONVERT = {"INT": int, "FLOAT": float, "STRING": str, "BOOLEAN": bool}


def problem(kind: str, message: str, details: str = "", **more: Any) -> Json:
    """One error as the wire spells it."""
    return {"type": kind, "message": message, "details": details, "extra_info": more}


def about(name: str, config: list[Any]) -> Json:
    """What every error of an input says; a long list is left out."""
    choices = config[0] if isinstance(config[0], list) else config[1].get("options", [])
    return {"input_name": name, "input_config": None if len(choices) > 20 else config}


def checked(inputs: Json, name: str, config: list[Any]) -> Json | None:
    """Convert a value in place; returns what is wrong with it."""
    kind, allowed = config
    told = about(name, config)
    if isinstance(kind, str) and kind in _CONVERT:
        try:
            inputs[name] = _CONVERT[kind](inputs[name])
        except (TypeError, ValueError) as error:
            text = f"Failed to convert an input value to a {kind} value"
            told |= {"received_value": inputs[name], "exception_message": str(error)}
            return problem("invalid_input_type", text, f"{name}, {inputs[name]}, {error}", **told)
    value = inputs[name]
    told["received_value"] = value
    if "min" in allowed and value < allowed["min"]:
        text = f"Value {value} smaller than min of {allowed['min']}"
        return problem("value_smaller_than_min", text, name, **told)
    if "max" in allowed and value > allowed["max"]:
        text = f"Value {value} bigger than max of {allowed['max']}"
        return problem("value_bigger_than_max", text, name, **told)
    return _listed(name, value, config, told)


def _listed(name: str, value: Any, config: list[Any], told: Json) -> Json | None:
    kind, allowed = config
    choices = kind if isinstance(kind, list) else allowed.get("options")
    if choices is None or value in choices or allowed.get("image_upload"):
        return None
    listed = str(choices) if len(choices) <= 20 else f"(list of length {len(choices)})"
    text = f"{name}: '{value}' not in {listed}"
    return problem("value_not_in_list", "Value not in list", text, **told)
