// The linked reader of the report page and, with explorer.js behind it, of the explorer. What carries the same data-figure is one figure: its mark in
// the text, its row in the table, its bars in the charts, the links to it elsewhere. Pointing at one shows the others,
// choosing one brings them into sight. Without this script the links between text and table lead there all the same.

const NEAR = "cited-near";
const CHOSEN = "cited-chosen";
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

// Link the figures inside an element; gives back the function that undoes it.
export function connect(root) {
  const controller = new AbortController();
  const on = (target, event, listener) => target.addEventListener(event, listener, { signal: controller.signal });
  const panes = [...root.querySelectorAll(".cited-pane")];
  let chosen = null;

  const all = (figure) => root.querySelectorAll(`[data-figure="${CSS.escape(figure)}"]`);
  const figureOf = (target) => target.closest?.("[data-figure]")?.dataset.figure;
  const stops = (pane) => [...pane.querySelectorAll("mark[data-figure] > a, tr[data-figure]:not([hidden]) td:first-child a")];
  const stopOf = (pane, figure) => stops(pane).find((stop) => figureOf(stop) === figure);
  const scrolls = (pane) => getComputedStyle(pane).overflowY === "auto" && pane.scrollHeight > pane.clientHeight;
  const sideBySide = () => panes.some((pane) => getComputedStyle(pane).overflowY === "auto");

  function mark(figure, name) {
    for (const one of root.querySelectorAll(`.${name}`)) one.classList.remove(name);
    if (figure) for (const one of all(figure)) one.classList.add(name);
  }

  // Scroll a pane, and nothing around it, until an element inside can be seen.
  function reveal(pane, one) {
    if (!one || !scrolls(pane)) return;
    const [outer, inner] = [pane.getBoundingClientRect(), one.getBoundingClientRect()];
    const head = pane.querySelector("thead")?.getBoundingClientRect().height ?? 0;
    if (inner.top >= outer.top + head && inner.bottom <= outer.bottom) return;
    pane.scrollTop += inner.top - outer.top - head - (outer.height - head - inner.height) / 2;
  }

  // One stop for the Tab key in each pane: from there the arrows lead on.
  function rove(pane, stop) {
    for (const one of stops(pane)) one.tabIndex = one === stop ? 0 : -1;
  }

  function choose(figure) {
    chosen = figure;
    mark(figure, CHOSEN);
    for (const one of root.querySelectorAll("[aria-current]")) one.removeAttribute("aria-current");
    for (const pane of panes) {
      const stop = stopOf(pane, figure);
      if (!stop) continue;
      stop.setAttribute("aria-current", "true");
      rove(pane, stop);
      reveal(pane, stop.closest("[data-figure]"));
    }
  }

  function leave() {
    if (chosen === null) return;
    chosen = null;
    mark(null, CHOSEN);
    for (const one of root.querySelectorAll("[aria-current]")) one.removeAttribute("aria-current");
    const active = root.ownerDocument.activeElement;
    panes.find((pane) => pane.contains(active))?.focus({ preventScroll: true });
  }

  on(root, "pointerover", (event) => mark(figureOf(event.target), NEAR));
  on(root, "pointerleave", () => mark(null, NEAR));
  on(root, "focusin", (event) => mark(figureOf(event.target), NEAR));

  on(root, "click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const figure = figureOf(event.target);
    if (!figure || !root.ownerDocument.getSelection().isCollapsed) return;
    choose(figure);
    if (!sideBySide()) return; // in one column a link leads to its other end
    event.preventDefault();
    const inside = panes.find((pane) => pane.contains(event.target));
    stopOf(inside ?? panes[0], figure)?.focus({ preventScroll: true });
    if (!inside && !root.matches(".cited-reader")) panes[0]?.scrollIntoView({ block: "nearest" }); // a notebook stays where it is
  });

  on(root, "keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") return leave();
    const pane = panes.find((one) => one.contains(event.target));
    if (!pane || event.target.matches("input, button, select, summary")) return;
    const here = stops(pane);
    const at = here.findIndex((stop) => figureOf(stop) === chosen);
    const step = STEPS[event.key];
    let next;
    if (step) next = here[at < 0 ? (step > 0 ? 0 : here.length - 1) : at + step];
    else if (event.key === "Home") next = here[0];
    else if (event.key === "End") next = here.at(-1);
    else return;
    event.preventDefault();
    if (!next) return;
    choose(figureOf(next));
    next.focus({ preventScroll: true });
    if (!scrolls(pane)) next.scrollIntoView({ block: "nearest" });
  });

  for (const pane of panes) {
    rove(pane, stops(pane)[0]);
    if (pane.matches(".cited-table")) sortAndSearch(pane, on);
  }
  return () => controller.abort();
}

// Let a person sort the rows by each column, and search them.
function sortAndSearch(pane, on) {
  const table = pane.querySelector("table");
  if (!table?.tHead) return;
  const document = pane.ownerDocument;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const collator = new Intl.Collator(document.documentElement.lang || "fr", { numeric: true });
  const heads = [...table.tHead.rows[0].cells];
  const key = (row, column) => row.cells[column].dataset.key ?? row.cells[column].textContent;
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    on(button, "click", () => {
      const falling = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      const sign = falling ? -1 : 1;
      rows.sort((one, other) => {
        const [a, b] = [key(one, column), key(other, column)];
        return !a || !b ? Number(!a) - Number(!b) : sign * collator.compare(a, b); // what is missing comes last
      });
      body.replaceChildren(...rows);
    });
  });

  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const label = document.createElement("label");
  const input = document.createElement("input");
  const output = document.createElement("output");
  input.type = "search";
  label.append(pane.dataset.search, input);
  pane.querySelector(".cited-tools")?.prepend(label);
  pane.querySelector(".cited-tools")?.append(output);
  on(input, "input", () => {
    const words = bare(input.value).split(/\s+/).filter(Boolean);
    for (const row of rows) row.hidden = !words.every((word) => bare(row.textContent).includes(word));
    const left = rows.filter((row) => !row.hidden).length;
    output.textContent = words.length ? pane.dataset.shown.replace("{}", left).replace("{}", rows.length) : "";
  });
}
