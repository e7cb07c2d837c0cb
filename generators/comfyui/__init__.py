"""ComfyUI: stills, sheets, loops and films from servers of the operator's own."""
