"""An honest ComfyUI in a process of its own: its wire, its files and its bad days, drawn not dreamt."""
