// What only the browser can do for the reader: bring a place into view, go from match to match,
// copy. It reads the page that Python has drawn and puts no text of a record anywhere as markup.

let visited = null;
let current = 0;

function arrive(element, { focus = false } = {}) {
  for (let outer = element.closest("details"); outer; outer = outer.parentElement.closest("details"))
    outer.open = true;
  element.scrollIntoView({ block: element.matches("mark") ? "center" : "start" });
  const place = element.closest(".para");
  if (!place) return;
  place.classList.remove("arrived");
  requestAnimationFrame(() => place.classList.add("arrived"));
  if (focus) place.focus({ preventScroll: true });
}

// The record may be drawn after this runs; until then the page holds an earlier drawing of it.
function whenDrawn(visit, id, then, left = 200) {
  const element = document.querySelector(`.paper[data-visit="${visit}"]`) && document.getElementById(id);
  if (element) requestAnimationFrame(() => then(document.getElementById(id) ?? element));
  else if (left) setTimeout(() => whenDrawn(visit, id, then, left - 1), 50);
}

function leaveSidebar() {
  if (window.innerWidth > 768) return;
  document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = document.createElement("textarea");
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}

function toCopy(source) {
  const para = source.closest(".para");
  const citation = para.querySelector("cite").textContent;
  if (source.dataset.copy === "link") return source.href;
  if (source.dataset.copy === "cite") return citation;
  return `${para.querySelector(".words > p, .words > h2").textContent} (${citation})`;
}

export default function ({ data, parentElement }) {
  const root = parentElement;
  // What stays in view over the record needs the page's own ground, which only components know.
  const ground = getComputedStyle(root.host ?? root).getPropertyValue("--st-background-color");
  if (ground) document.documentElement.style.setProperty("--otr-ground", ground);
  // The line that names the speaker stays below the search, however high that is.
  const finder = (root.host ?? root).closest(".st-key-finder")?.parentElement;
  const measured = new ResizeObserver(() => {
    const height = finder.offsetHeight + parseFloat(getComputedStyle(finder).top || "0");
    document.documentElement.style.setProperty("--otr-sticky", `${height - 2}px`);
  });
  if (finder) measured.observe(finder);
  const counter = root.querySelector(".counter");
  const steps = root.querySelector(".steps");
  const said = root.querySelector(".said");

  const show = (number) => {
    current = ((number - 1 + data.matches) % data.matches) + 1;
    document.querySelectorAll("mark.found.current").forEach((one) => one.classList.remove("current"));
    counter.textContent = data.place.replace("{number}", current).replace("{total}", data.matches);
    whenDrawn(data.visit, `found-${current}`, (mark) => {
      mark.classList.add("current");
      arrive(mark);
    });
  };

  steps.hidden = !data.matches;
  root.querySelector(".previous").textContent = data.previous;
  root.querySelector(".next").textContent = data.next;
  root.querySelector(".previous").onclick = () => show(current - 1);
  root.querySelector(".next").onclick = () => show(current + 1);

  if (visited !== data.visit) {
    visited = data.visit;
    if (data.matches) show(1);
    else if (data.target) whenDrawn(data.visit, data.target, (element) => arrive(element));
  } else if (data.matches) {
    counter.textContent = data.place.replace("{number}", current).replace("{total}", data.matches);
  }

  const onClick = async (event) => {
    const source = event.target.closest?.(".paper [data-copy]");
    if (source) {
      event.preventDefault();
      const text = toCopy(source);
      const done = await copy(text);
      said.textContent = done ? `${data.copied}: ${text}` : `${data.notCopied} ${text}`;
      const label = source.textContent;
      source.textContent = done ? `${data.copied} ✓` : label;
      setTimeout(() => (source.textContent = label), 1500);
      return;
    }
    const link = event.target.closest?.("a");
    const href = link?.getAttribute("href") ?? "";
    if (/^#(p-\d+|cited)$/.test(href)) {
      const place = document.getElementById(href.slice(1));
      if (!place) return;
      event.preventDefault();
      leaveSidebar();
      arrive(place, { focus: true });
      return;
    }
    // A menu closes when something else is clicked.
    document.querySelectorAll(".paper .margin[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  };
  const onKey = (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".paper .margin[open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  };
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  return () => {
    document.removeEventListener("click", onClick);
    document.removeEventListener("keydown", onKey);
    measured.disconnect();
    visited = null;
  };
}
