// The set keeps the studio's time: it joins in the middle, stays in time and goes on by itself.
const by = (id) => document.getElementById(id);
const set = by("set");
let guide = [];
let ahead = 0; // the studio's clock before ours, ms
let live = true;
let shown = 0; // when what is on has begun
let asked = 0;
let halting = false; // somebody may just have stopped it
const NOWHERE = -9;
let goal = NOWHERE; // where we have just sent it, s

const wall = () => Date.now() + ahead;
const current = () => guide.find((one) => one.starts_ms <= wall() && wall() < one.ends_ms);
const where = (one) => one.from_s + (wall() - one.starts_ms) / 1000;

async function ask() {
  const sent = Date.now();
  if (sent - asked < 9000) return;
  asked = sent;
  try {
    const page = await (await fetch(`${location.pathname}.json`, { cache: "no-store" })).json();
    const now = page.now_ms - (sent + Date.now()) / 2;
    if (!guide.length || Math.abs(now - ahead) > 400) ahead = now;
    guide = page.guide;
  } catch { /* the studio is away; what is known goes on */ }
}

async function play() {
  try {
    await set.play();
  } catch {
    if (set.muted) return;
    set.muted = true;
    await set.play().catch(() => {});
  }
  by("sound").hidden = !set.muted;
}

function go(place) {
  goal = place;
  set.currentTime = place;
}

function tell(one) {
  for (const name of ["number", "title", "logline"]) by(name).textContent = one[name];
  by("title").href = one.href;
  by("slot").textContent = `${one.at} to ${one.until} UTC`;
  by("said").textContent = `On now: ${one.title}`;
  document.title = document.title.replace(/^.*(?= · Channel)/, () => `On now: ${one.title}`);
  const [strip, row] = [by("strip"), document.querySelector(`#guide [data-starts="${one.starts_ms}"]`)];
  strip.querySelector(".skipped")?.remove();
  strip.querySelectorAll("rect").forEach((rect, n) => {
    for (const side of ["x", "width"]) rect.setAttribute(side, one.cells[n][side]);
  });
  document.querySelector("#guide [aria-current]")?.removeAttribute("aria-current");
  row?.setAttribute("aria-current", "true");
  for (const each of document.querySelectorAll("#guide [data-starts]")) {
    each.hidden = each.dataset.starts < one.starts_ms;
  }
}

function tune(one) {
  const film = `${one.media}/master.mp4`;
  if (shown || new URL(set.src).pathname !== film) tell(one);
  shown = one.starts_ms;
  if (!one.delivered) return;
  if (new URL(set.src).pathname !== film) {
    set.src = film;
    set.querySelector("track").src = `${one.media}/captions.vtt`;
  }
  go(where(one));
  play();
}

function tick() {
  const one = current();
  if (!one || guide.at(-1).starts_ms < wall() + 6e5) ask();
  if (!one) return;
  if (live && one.starts_ms !== shown) tune(one);
  const place = live ? where(one) / one.film_s : set.currentTime / set.duration || 0;
  for (const end of ["x1", "x2"]) by("needle").setAttribute(end, 300 * Math.min(1, place));
  if (!live || !one.delivered || set.readyState < 1 || set.seeking) return;
  const late = where(one) - set.currentTime;
  if (Math.abs(late) > 1.5) go(Math.min(where(one) + 0.1, set.duration));
  else set.playbackRate = Math.abs(late) < 0.15 ? 1 : 1 + Math.max(-0.06, Math.min(0.06, late / 8));
  if (set.paused && !set.ended && !halting) play();
}

function leave() {
  if (!live || !shown || set.ended) return;
  live = false;
  set.playbackRate = 1;
  by("live").hidden = false;
}

function back() {
  live = true;
  shown = 0;
  by("live").hidden = true;
  tick();
}

if (set) {
  set.addEventListener("pause", () => {
    halting = true;
    setTimeout(() => {
      halting = false;
      if (set.paused) leave();
    }, 50);
  });
  set.addEventListener("seeking", () => {
    if (Math.abs(set.currentTime - goal) > 4) leave(); // somebody goes elsewhere
  });
  set.addEventListener("seeked", () => { if (!set.seeking) goal = NOWHERE; });
  set.addEventListener("ended", () => live || back());
  set.addEventListener("volumechange", () => { by("sound").hidden = !set.muted; });
  by("live").addEventListener("click", back);
  by("sound").addEventListener("click", () => { set.muted = false; });
  ask().then(() => {
    tick();
    setInterval(tick, 500);
  });
} else {
  setTimeout(() => location.reload(), 30000);
}
