// What the studio tells is put into its places, as text and classes; nothing of it is read as markup.
let page = document.querySelector("[data-live]");
let source = null;
let last = "";
let timer = 0;
let held = null; // what is told while the page is read anew

const all = (selector) => [...page.querySelectorAll(selector)];
const say = (name, text) => all(`[data-desk=${name}]`).forEach((place) => { place.textContent = text; });
const home = () => page.dataset.live.split("/desk/")[0];
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function read(address) {
  return new Promise((done) => {
    const ask = new XMLHttpRequest();
    ask.responseType = "document";
    ask.onload = () => done(ask.status === 200 ? ask.response : null);
    ask.onerror = () => done(null);
    ask.open("GET", address);
    ask.send();
  });
}

async function swap() {
  if (held) return;
  held = [];
  const fresh = await read(location.href);
  const [old, made] = [document, fresh].map((one) => one?.querySelector(page ? "[data-live]" : "main"));
  if (old && made) old.replaceWith(document.adoptNode(made));
  page = document.querySelector("[data-live]");
  const told = held;
  held = null;
  told.forEach(hear);
  if (!page) close();
}

async function freshen() {
  timer = 0;
  if (!page?.dataset.number || !page.querySelector("[data-fresh]")) return;
  const fresh = await read(`${home()}/episodes/${page.dataset.number}/making`);
  if (!fresh || !page) return;
  for (const old of all("[data-fresh]")) {
    const made = fresh.querySelector(`[data-fresh=${old.dataset.fresh}]`);
    if (!made || old.contains(document.activeElement)) continue;
    if (old.open) made.open = true;
    const left = old.scrollLeft;
    old.replaceWith(document.adoptNode(made));
    made.scrollLeft = left;
  }
}

function soon(seconds) {
  timer ||= setTimeout(freshen, (0.5 + Math.random()) * seconds * 1000);
}

const concerns = (number) => !page.dataset.number || page.dataset.number === String(number);

function desk(data) {
  if (page.dataset.number === "" && data.number) return swap();
  if (!data.number || !concerns(data.number)) return undefined;
  say("words", data.words);
  say("state", data.state);
  if (data.title) say("title", data.title);
  say("spent", sentence(data.spent));
  say("ready", data.ready && `ready about ${data.ready}`);
  data.strip.forEach((cell, n) => all(`[data-desk=strip] li:nth-child(${n + 1})`).forEach((place) => {
    place.className = cell.cell;
    place.firstElementChild.textContent = `Scene ${n + 1}: ${cell.words}`;
  }));
  data.cues.forEach((cue, n) => all(`[data-desk=cues] > :nth-child(${n + 1}) .tag`).forEach((place) => {
    place.className = `tag ${cue.tag}`;
    place.textContent = cue.words;
    if (cue.title) place.parentElement.querySelector("[dir]").textContent = cue.title;
  }));
  const before = page.dataset.takes;
  page.dataset.takes = data.takes;
  say("takes", data.takes);
  say("retakes", data.retakes);
  if (before && before !== page.dataset.takes) soon(4);
  return undefined;
}

function progress(data) {
  const list = page.querySelector("[data-going] [data-list]");
  if (!list || !concerns(data.number)) return;
  const here = new Set(data.takes.map((take) => `${take.scene}-${take.shot}`));
  for (const old of [...list.children]) if (!here.has(old.dataset.take)) old.remove();
  for (const take of data.takes) {
    const name = `${take.scene}-${take.shot}`;
    let one = list.querySelector(`[data-take="${name}"]`);
    if (!one) {
      one = document.getElementById("going").content.firstElementChild.cloneNode(true);
      one.dataset.take = name;
      list.append(one);
    }
    one.querySelector("strong").textContent = `Scene ${take.scene}, shot ${take.shot}`;
    one.querySelector(".facts").textContent = `take ${take.take} · ${take.backend}`;
    const bar = one.querySelector("progress");
    bar.value = take.share;
    bar.setAttribute("aria-label", `Scene ${take.scene}, shot ${take.shot}`);
    const address = `${home()}/desk/preview/${data.number}/${take.scene}/${take.shot}?${take.pictures}`;
    const picture = one.querySelector("img");
    if (take.pictures && picture.getAttribute("src") !== address) {
      picture.src = address;
      picture.hidden = false;
    }
  }
}

function stage(row) {
  if (!concerns(row.number)) return;
  const log = page.querySelector("[data-log]");
  if (log && !log.querySelector(`[data-id="${row.id}"]`)) {
    const line = document.getElementById("entry").content.firstElementChild.cloneNode(true);
    line.dataset.id = row.id;
    const [time, tag, text] = line.children;
    time.dateTime = row.at;
    time.textContent = row.time;
    tag.textContent = row.kind;
    text.textContent = row.text;
    log.append(line);
  }
  all("[data-status]").forEach((place) => { place.textContent = sentence(row.text); });
  if (row.kind === "aired") aired(row.number);
  soon(0.8);
}

function aired(number) {
  for (const place of all("[data-over]")) {
    const link = document.createElement("a");
    link.href = `${home()}/episodes/${number}`;
    link.textContent = "watch it";
    place.replaceChildren(`Episode ${number} is on the air: `, link);
  }
  all("[data-desk=strip] li").forEach((cell) => { if (cell.className !== "stood-in") cell.className = "shot"; });
  all("[data-since]").forEach((place) => place.removeAttribute("data-since"));
  all("[data-list]").forEach((list) => list.replaceChildren());
}

const kinds = {
  desk, progress, stage,
  reset(data) { last = String(data.after); swap(); },
};

function hear(event) {
  last = event.lastEventId || last;
  if (held) held.push(event);
  else if (page) kinds[event.type](JSON.parse(event.data));
}

function open() {
  if (source || !page || document.hidden) return;
  const address = new URL(page.dataset.live, location.href);
  if (last) address.searchParams.set("after", last);
  source = new EventSource(address);
  source.onerror = () => { // a server that answers with an error is not asked again by itself
    if (source?.readyState === EventSource.CLOSED) {
      close();
      setTimeout(open, 5000);
    }
  };
  for (const kind of Object.keys(kinds)) source.addEventListener(kind, hear);
}

function close() {
  source?.close();
  source = null;
}

document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
addEventListener("pagehide", close);
addEventListener("pageshow", open);
addEventListener("click", (event) => {
  const to = event.target.closest("svg [data-href]")?.dataset.href;
  if (to) location.assign(to);
});
setInterval(() => {
  if (!page || document.hidden) return;
  for (const place of all("[data-since]")) {
    const seconds = Math.max(0, Math.floor(Date.now() / 1000 - place.dataset.since));
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    place.textContent = parts.slice(parts[0] ? 0 : 1).map((n) => String(n).padStart(2, "0")).join(":");
  }
}, 1000);
open();
