// Single keys that lead somewhere, and the two switches: of these keys, and of day and night.
export function kept(name) {
  try {
    return localStorage.getItem(name) || "";
  } catch {
    return "";
  }
}

export function keep(name, value) {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // storage is closed: remembered for this page only
  }
}

// Whether a key is meant for us: not while a field, a button or a link has focus.
export function ours(event) {
  return (
    kept("keys") !== "off" && !event.defaultPrevented &&
    !(event.altKey || event.ctrlKey || event.metaKey) &&
    !event.target.closest?.("a, button, input:not([type=range]), select, textarea, summary, [contenteditable]")
  );
}

const sections = { e: "episodes", d: "desk", c: "canon", s: "costs" };
let going = 0;

function go(address) {
  if (address) location.assign(address);
}

document.addEventListener("keydown", (event) => {
  if (!ours(event)) return;
  const section = sections[event.key];
  if (section && Date.now() - going < 1500) {
    going = 0;
    event.preventDefault();
    event.stopImmediatePropagation();
    go(document.querySelector(`[data-go=${section}]`)?.href);
  } else if (event.key === "g") {
    going = Date.now();
  } else if (event.key === "?") {
    go("/keys");
  } else if (event.key === "/") {
    event.preventDefault();
    const field = document.querySelector("input[type=search]");
    if (field) field.focus();
    else go(document.querySelector("footer a[href$='/search']")?.href);
  }
});

// A picture that is not there leaves its frame empty.
const hide = (picture) => picture.style.setProperty("visibility", "hidden");
for (const one of document.images) if (one.complete && !one.naturalWidth) hide(one);
document.addEventListener("error", (event) => event.target.tagName === "IMG" && hide(event.target), true);

const schemes = { "": "as the system", day: "day", night: "night" };

function show() {
  for (const button of document.querySelectorAll("[data-scheme-switch]")) {
    button.hidden = false;
    button.textContent = `Light: ${schemes[document.documentElement.className] || schemes[""]}`;
  }
  for (const button of document.querySelectorAll("[data-keys-switch]")) {
    button.hidden = false;
    button.textContent = kept("keys") === "off" ? "Keys are off. Switch them on" : "Keys are on. Switch them off";
  }
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-scheme-switch]")) {
    const names = Object.keys(schemes);
    const next = names[(names.indexOf(document.documentElement.className) + 1) % names.length];
    keep("scheme", next);
    document.documentElement.className = next;
  } else if (event.target.closest("[data-keys-switch]")) {
    keep("keys", kept("keys") === "off" ? "" : "off");
  } else return;
  show();
});

show();
