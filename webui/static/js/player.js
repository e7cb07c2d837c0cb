// Our controls over the native player. Without this script the native ones stay.
import { keep, kept, ours } from "./keys.js";

const film = document.getElementById("film");
const theatre = document.getElementById("theatre");
const find = (what) => theatre.querySelector(what);
const reel = find(".reel");
const range = find("input[type=range]");
const now = find(".now");
const deck = find(".deck");
const told = find("[role=status]");
const preview = find(".preview");
const buttons = Object.fromEntries([...deck.querySelectorAll("[data-do]")].map((b) => [b.dataset.do, b]));
const cells = [...theatre.querySelectorAll(".reel a")];
const scenes = cells.map((cell) => ({
  starts: Number(cell.dataset.seek), name: cell.querySelector(".name").textContent,
}));
const lines = [...document.querySelectorAll(".lines a[data-seek]")];
const texts = [...film.textTracks];
const captions = texts.filter((track) => track.kind === "captions" || track.kind === "subtitles");
const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2];
const place = `at:${location.pathname}`;
const length = () => film.duration || Number(range?.max) || 0;

const clock = (seconds) => new Date(1000 * seconds).toISOString().slice(seconds < 3600 ? 14 : 12, 19);

let hush = 0;
function tell(words) {
  told.textContent = words;
  clearTimeout(hush);
  hush = setTimeout(() => (told.textContent = ""), 2500);
}

// Where we are.

const sceneAt = (time) => Math.max(0, scenes.findLastIndex((scene) => scene.starts <= time + 0.005));

function mark(all, at) {
  all.forEach((one, n) => {
    if (n === at) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  });
}

function follow() {
  const time = film.currentTime;
  document.getElementById("clock").textContent = clock(time);
  if (!range) return;
  const scene = sceneAt(time);
  mark(cells, scene);
  mark(lines, lines.findLastIndex((line) => Number(line.dataset.seek) <= time + 0.05));
  range.value = time;
  range.setAttribute("aria-valuetext", `${clock(time)} of ${clock(length())}, scene ${scene + 1}, ${scenes[scene].name}`);
  now.style.setProperty("left", `${(100 * time) / (length() || 1)}%`);
}

function roll() {
  follow();
  if (!film.paused) requestAnimationFrame(roll);
}

function seek(time) {
  film.currentTime = Math.min(Math.max(0, time), Math.max(0, length() - 0.05));
  follow();
}

function toScene(n) {
  const scene = scenes[Math.min(Math.max(0, n), scenes.length - 1)];
  if (scene) seek(scene.starts + 0.01);
}

function back() {
  const n = sceneAt(film.currentTime);
  toScene(film.currentTime - (scenes[n]?.starts || 0) > 2 ? n : n - 1);
}

// What the buttons and the keys do.

const play = () => (film.paused ? film.play().catch(() => tell("It cannot be played here")) : film.pause());

function cycle() {
  const next = captions.findIndex((track) => track.mode === "showing") + 1;
  const language = captions[next]?.language || "";
  show(language);
  tell(language ? `Captions: ${new Intl.DisplayNames("en", { type: "language" }).of(language)}` : "Captions off");
}

function show(language) {
  for (const track of captions) track.mode = track.language === language ? "showing" : "disabled";
  keep("captions", language);
  buttons.captions.setAttribute("aria-pressed", String(captions.some((t) => t.mode === "showing")));
}

function mute() {
  film.muted = !film.muted;
}

function louder(by) {
  film.muted = false;
  film.volume = Math.min(1, Math.max(0, Math.round(10 * film.volume + by) / 10));
  tell(`Volume ${Math.round(100 * film.volume)} %`);
}

function faster(by, around) {
  const at = speeds.indexOf(film.playbackRate) + by;
  film.playbackRate = speeds[around ? (at + speeds.length) % speeds.length : Math.min(Math.max(0, at), speeds.length - 1)];
}

const isFull = () => document.fullscreenElement === theatre;

function full() {
  if (isFull()) document.exitFullscreen();
  else if (theatre.requestFullscreen) theatre.requestFullscreen();
  else film.webkitEnterFullscreen?.();
}

function pip() {
  if (document.pictureInPictureElement) document.exitPictureInPicture();
  else film.requestPictureInPicture();
}

const neighbour = (which) => document.querySelector(`.neighbours [rel=${which}]`)?.click();
const next = () => toScene(sceneAt(film.currentTime) + 1);

const dos = { back, play, on: next, captions: cycle, sound: mute, speed: () => faster(1, true), full, pip };
const keys = {
  " ": play, k: play, j: () => seek(film.currentTime - 10), l: () => seek(film.currentTime + 10),
  ArrowLeft: () => seek(film.currentTime - 5), ArrowRight: () => seek(film.currentTime + 5),
  ",": () => step(-1), ".": () => step(1), "[": back, "]": next,
  c: cycle, m: mute, f: full, "<": () => faster(-1), ">": () => faster(1),
  n: () => neighbour("next"), p: () => neighbour("prev"),
};
// These scroll the page, unless the film is what one is looking at.
const scrolling = {
  ArrowUp: () => louder(1), ArrowDown: () => louder(-1), PageDown: back, PageUp: next,
  Home: () => seek(0), End: () => seek(length()),
};

function step(by) {
  film.pause();
  seek(film.currentTime + by / Number(film.dataset.fps));
}

document.addEventListener("keydown", (event) => {
  if (!ours(event)) return;
  const ranged = event.target === range;
  const watched = !film.paused || isFull() || theatre.contains(event.target);
  let act = keys[event.key] || (watched && scrolling[event.key]);
  if (ranged && event.key === "ArrowUp") act = keys.ArrowRight;
  if (ranged && event.key === "ArrowDown") act = keys.ArrowLeft;
  if (/^[1-6]$/.test(event.key)) act = () => toScene(event.key - 1);
  if (!act) return;
  event.preventDefault();
  act();
});

deck.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (!button) return;
  dos[button.dataset.do]();
  if (event.detail) button.blur(); // so that the keys go on working after a click
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-seek]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  seek(Number(link.dataset.seek) + 0.01);
  film.play().catch(() => {});
  if (theatre.getBoundingClientRect().top < 0) theatre.scrollIntoView();
});

film.addEventListener("click", () => (deck.hidden ? null : play()));
film.addEventListener("dblclick", full);

// In full screen, nothing but the film while nobody does anything.
let quiet = 0;
function stir() {
  theatre.classList.remove("away");
  clearTimeout(quiet);
  quiet = setTimeout(() => theatre.classList.toggle("away", isFull() && !film.paused), 3000);
}
for (const event of ["pointermove", "pointerdown", "focusin"]) theatre.addEventListener(event, stir);
for (const event of ["keydown", "fullscreenchange"]) document.addEventListener(event, stir);

// What the film does.

for (const event of ["timeupdate", "seeked", "loadedmetadata", "durationchange"]) film.addEventListener(event, follow);
film.addEventListener("play", roll);
for (const event of ["play", "pause", "volumechange", "ratechange"]) film.addEventListener(event, state);
document.addEventListener("fullscreenchange", state);

function press(button, on, words) {
  button.classList.toggle("on", on);
  button.setAttribute("aria-label", words);
}

function state() {
  press(buttons.play, !film.paused, film.paused ? "Play" : "Pause");
  press(buttons.sound, film.muted || !film.volume, film.muted ? "Sound on" : "Sound off");
  press(buttons.full, isFull(), isFull() ? "Leave full screen" : "Full screen");
  buttons.speed.textContent = `${film.playbackRate}×`;
  buttons.speed.setAttribute("aria-label", `Speed ${film.playbackRate}×`);
  keep("speed", film.playbackRate === 1 ? "" : String(film.playbackRate));
}

const remember = () => keep(place, film.currentTime > 5 && film.currentTime < length() - 10 ? String(film.currentTime) : "");
film.addEventListener("pause", remember);
addEventListener("pagehide", remember);

// The picture under the pointer.

let sprite;
async function loadSprite() {
  sprite = {};
  try {
    sprite = await (await fetch(`${reel.dataset.sprite}.json`)).json();
    const tile = find(".tile").style;
    tile.setProperty("width", `${sprite.tile_width}px`);
    tile.setProperty("height", `${sprite.tile_height}px`);
    tile.setProperty("background-image", `url("${reel.dataset.sprite}.webp")`);
  } catch {
    find(".tile").hidden = true;
  }
}

function peek(event) {
  if (!sprite) loadSprite().then(() => preview.hidden || peek(event));
  const box = range.getBoundingClientRect();
  const share = Math.min(Math.max(0, (event.clientX - box.left) / box.width), 1);
  const time = share * length();
  preview.querySelector(".said").textContent = `${clock(time)} ${scenes[sceneAt(time)].name}`;
  if (sprite.tiles) {
    const n = Math.min(sprite.tiles - 1, Math.floor(time / sprite.seconds_per_tile));
    const [x, y] = [(n % sprite.columns) * sprite.tile_width, Math.floor(n / sprite.columns) * sprite.tile_height];
    find(".tile").style.setProperty("background-position", `-${x}px -${y}px`);
  }
  preview.hidden = false;
  const half = preview.offsetWidth / 2;
  const left = Math.min(Math.max(half, share * box.width), box.width - half);
  preview.style.setProperty("left", `${left}px`);
}

// Where to begin.

function asked() {
  const scene = location.hash.match(/^#scene-([1-6])$/);
  const time = location.hash.match(/^#t=(\d+(?:\.\d+)?)$/);
  if (scene && scenes[scene[1] - 1]) toScene(scene[1] - 1);
  else if (time) seek(Number(time[1]));
  else return false;
  return true;
}

function begin() {
  const at = Number(kept(place));
  const link = find(".continue");
  if (!asked() && at > 5 && at < length() - 10) {
    link.textContent = `Continue at ${clock(at)}`;
    link.href = `${film.currentSrc}#t=${at.toFixed(1)}`;
    link.dataset.seek = at;
    link.hidden = false;
    film.addEventListener("play", () => (link.hidden = true), { once: true });
  }
  follow();
}

function session() {
  if (!("mediaSession" in navigator) || !("MediaMetadata" in window)) return;
  navigator.mediaSession.metadata = new MediaMetadata({
    title: film.dataset.title, artist: film.dataset.show, artwork: [{ src: film.poster, type: "image/webp" }],
    chapterInfo: scenes.map((scene, n) => ({
      title: scene.name, startTime: scene.starts, artwork: [{ src: cells[n].querySelector("img").src }],
    })),
  });
  const acts = {
    previoustrack: back, nexttrack: next, seekbackward: keys.j, seekforward: keys.l, seekto: (to) => seek(to.seekTime),
  };
  for (const [name, act] of Object.entries(acts)) {
    try {
      navigator.mediaSession.setActionHandler(name, act);
    } catch {
      // this browser does not know that one
    }
  }
}

// The chapters of the film are the authority on names and times, where they can be read.
function chapters() {
  const track = texts.find((one) => one.kind === "chapters");
  [...(track?.cues || [])].slice(0, scenes.length).forEach((cue, n) => {
    scenes[n] = { starts: cue.startTime, name: cue.text };
  });
  follow();
}

film.controls = false;
deck.hidden = false;
theatre.classList.add("ours");
buttons.captions.hidden = !captions.length;
buttons.pip.hidden = !document.pictureInPictureEnabled;
if (range) {
  range.hidden = now.hidden = false;
  for (const cell of cells) cell.tabIndex = -1;
  range.addEventListener("input", () => seek(Number(range.value)));
  range.addEventListener("pointermove", peek);
  range.addEventListener("pointerleave", () => (preview.hidden = true));
  document.querySelector("track[kind=chapters]").addEventListener("load", chapters);
  for (const track of texts) if (track.kind === "chapters") track.mode = "hidden";
}
film.playbackRate = film.defaultPlaybackRate = Number(kept("speed")) || 1;
show(kept("captions"));
state();
session();
addEventListener("hashchange", asked);
if (film.readyState > 0) begin();
else film.addEventListener("loadedmetadata", begin, { once: true });
