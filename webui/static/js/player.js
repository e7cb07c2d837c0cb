// Time links seek in place, the reel follows the film, the place is remembered.
const film = document.getElementById("film");
const links = [...document.querySelectorAll("a[data-seek]")];
const cells = links.filter((link) => link.dataset.until);
const key = `at:${location.pathname}`;

for (const link of links) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    film.currentTime = Number(link.dataset.seek) + 0.01;
    film.play().catch(() => {});
    film.scrollIntoView({ block: "nearest" });
  });
}

function follow() {
  const now = film.currentTime;
  for (const cell of cells) {
    const here = now >= Number(cell.dataset.seek) && now < Number(cell.dataset.until);
    if (here) cell.setAttribute("aria-current", "true");
    else cell.removeAttribute("aria-current");
  }
}

film.addEventListener("timeupdate", follow);
film.addEventListener("seeked", follow);
film.addEventListener("pause", () => localStorage.setItem(key, String(film.currentTime)));
film.addEventListener("ended", () => localStorage.removeItem(key));
film.addEventListener("loadedmetadata", () => {
  const scene = location.hash.match(/^#scene-([1-6])$/);
  const kept = Number(localStorage.getItem(key) || 0);
  if (scene && cells[scene[1] - 1]) film.currentTime = Number(cells[scene[1] - 1].dataset.seek) + 0.01;
  else if (kept > 5 && kept < film.duration - 10) film.currentTime = kept;
  follow();
});
