// The widgets of the explorer (anywidget), behind linked.js: the reader, in which figures are put right, and what takes an
// article in. Python does what is asked for, and answers with new contents.

// Build an element of [tag, attributes, children], texts as texts: nothing in them is taken for HTML.
function build(document, node) {
  if (typeof node === "string") return document.createTextNode(node);
  const [tag, attributes, children] = node;
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.map((child) => build(document, child)));
  return element;
}

// How many characters, as Python counts them, some nodes have; a mark that shows a character's number is one.
function length(fragment) {
  for (const unseen of fragment.querySelectorAll(".cited-unseen")) unseen.replaceWith("?");
  return [...fragment.textContent].length;
}

// The first character and the one after the last, in the article, of a range in its text; null where it touches none.
function spanOf(range, text) {
  const pieces = [...text.querySelectorAll("[data-start]")].filter((piece) => range.intersectsNode(piece));
  if (!pieces.length) return null;
  const upTo = (piece, node, offset) => {
    const before = text.ownerDocument.createRange();
    before.selectNodeContents(piece);
    if (piece.contains(node)) before.setEnd(node, offset);
    return length(before.cloneContents());
  };
  const [first, last] = [pieces[0], pieces.at(-1)];
  const start = first.contains(range.startContainer) ? upTo(first, range.startContainer, range.startOffset) : 0;
  return [+first.dataset.start + start, +last.dataset.start + upTo(last, range.endContainer, range.endOffset)];
}

// Let a person put figures right: change a cell, accept or drop a row, add the words that are selected.
function edit(root, send) {
  const controller = new AbortController();
  const on = (target, event, listener) => target.addEventListener(event, listener, { signal: controller.signal });
  const document = root.ownerDocument;
  const { words, choices } = JSON.parse(root.dataset.editing);
  const make = (tag, attributes = {}, ...children) => build(document, [tag, attributes, children]);
  const span = (row) => ({ start: +row.dataset.figure, end: +row.dataset.end });

  function field(name, value) {
    if (!choices[name]) {
      const input = make("input", { type: "text", "aria-label": name });
      input.value = value;
      return input;
    }
    const select = make("select", { "aria-label": name });
    for (const [option, label] of choices[name]) select.append(make("option", { value: option }, label));
    select.value = value;
    return select;
  }

  function begin(cell) {
    if (cell.querySelector("input, select")) return;
    const raw = cell.dataset.raw ?? "";
    const input = field(cell.dataset.field, raw);
    const old = [...cell.childNodes];
    let open = true;
    const end = (keep) => {
      if (!open) return;
      open = false;
      cell.replaceChildren(...old);
      if (keep && input.value !== raw) send({ do: "set", ...span(cell.parentElement), field: cell.dataset.field, value: input.value });
    };
    on(input, "keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter") end(true);
      if (event.key === "Escape") end(false);
    });
    on(input, "blur", () => end(true));
    cell.replaceChildren(input);
    input.focus({ preventScroll: true });
    input.select?.();
  }

  // The pencils of a row come when it is pointed at or reached by the keyboard: those of all rows would be thousands.
  function pencils(row) {
    for (const cell of row.querySelectorAll("td[data-field]")) {
      if (cell.querySelector(".cited-pencil, input, select")) continue;
      cell.append(make("button", { type: "button", class: "cited-pencil", "aria-label": `${words.change} ${cell.dataset.field}` }, "✎"));
    }
  }
  for (const event of ["pointerover", "focusin"]) {
    on(root, event, ({ target }) => target.closest?.("tr[data-end]") && pencils(target.closest("tr[data-end]")));
  }
  on(root, "dblclick", ({ target }) => target.closest?.("td[data-field]") && begin(target.closest("td[data-field]")));
  on(root, "click", (event) => {
    const button = event.target.closest?.("button");
    if (!button) return;
    if (button.matches(".cited-pencil")) begin(button.closest("td"));
    else if (button.dataset.do) send({ do: button.dataset.do, ...span(button.closest("tr")) });
    else if (button.dataset.save) send({ do: "save", name: button.dataset.save });
    else return;
    event.stopPropagation();
  });

  let box = null;
  const close = () => {
    box?.remove();
    box = null;
  };
  function offer() {
    const text = root.querySelector(".cited-text");
    const selection = document.getSelection();
    if (box?.contains(document.activeElement) || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    close();
    if (range.collapsed || !text.contains(range.commonAncestorContainer)) return;
    const chosen = spanOf(range, text);
    if (!chosen || !range.toString().trim()) return;
    const [kind, value, unit] = [field("kind", ""), field("value", ""), field("unit", "")];
    kind.prepend(make("option", { value: "" }, words.as_read));
    kind.value = "";
    const add = make("button", { type: "button", class: "cited-add" }, words.add);
    const cancel = make("button", { type: "button" }, words.cancel);
    const labels = [[words.kind, kind], [words.value, value], [words.unit, unit]].map(([name, input]) => {
      const label = make("label", {}, `${name} `);
      label.append(input);
      return label;
    });
    box = make("div", { class: "cited-box", role: "group", "aria-label": words.add });
    box.append(make("strong", {}, range.toString().slice(0, 60)), ...labels, add, cancel);
    const [inner, outer] = [range.getBoundingClientRect(), root.getBoundingClientRect()];
    box.style.top = `${inner.bottom - outer.top + 4}px`;
    box.style.left = `${Math.max(0, Math.min(inner.left - outer.left, outer.width - 320))}px`;
    root.append(box);
    on(cancel, "click", close);
    on(add, "click", () => {
      const given = { kind: kind.value, value: value.value, unit: unit.value };
      close();
      selection.removeAllRanges();
      send({ do: "add", start: chosen[0], end: chosen[1], columns: given });
    });
    on(box, "keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape") close();
      if (event.key === "Enter" && event.target.matches("input")) add.click();
    });
  }
  on(root, "pointerup", (event) => event.target.closest?.(".cited-box") || setTimeout(offer));
  on(root, "keyup", (event) => event.shiftKey && offer());
  return () => {
    close();
    controller.abort();
  };
}

// Where a person is in the reader: how far each pane is scrolled, which column sorts it, what is searched.
function placeIn(root) {
  const heads = [...root.querySelectorAll("thead th")];
  const sorted = heads.findIndex((head) => head.hasAttribute("aria-sort"));
  return {
    scrolled: [...root.querySelectorAll(".cited-pane")].map((pane) => pane.scrollTop),
    sorted,
    falling: heads[sorted]?.getAttribute("aria-sort") === "descending",
    searched: root.querySelector("input[type=search]")?.value ?? "",
    all: root.querySelector(".cited-all")?.checked ?? false,
  };
}

function backTo(root, place) {
  const all = root.querySelector(".cited-all");
  if (all) all.checked = place.all;
  const head = root.querySelectorAll("thead th button")[place.sorted];
  head?.click();
  if (place.falling) head?.click();
  const search = root.querySelector("input[type=search]");
  if (search && place.searched) {
    search.value = place.searched;
    search.dispatchEvent(new Event("input"));
  }
  root.querySelectorAll(".cited-pane").forEach((pane, number) => (pane.scrollTop = place.scrolled[number] ?? 0));
}

// The reader: its contents follow the model's `content` and `picture`; what is around it never moves.
function reader({ model, el }) {
  let disconnect = () => {};
  let article = null;
  let tallest = 0;
  el.dataset.lmSuppressShortcuts = "true"; // JupyterLab's own keys are for cells, not for what is typed here
  const draw = () => {
    const same = article === model.get("article");
    const place = same && el.firstElementChild ? placeIn(el) : null;
    tallest = same ? Math.max(tallest, Math.ceil(el.getBoundingClientRect().height)) : 0;
    article = model.get("article");
    disconnect();
    disconnect = () => {};
    el.style.minHeight = `${tallest}px`;
    if (!model.get("content").length) return el.replaceChildren();
    const content = build(el.ownerDocument, model.get("content"));
    const chart = content.querySelector(".cited-chart");
    if (chart && model.get("picture")) {
      const drawn = new DOMParser().parseFromString(model.get("picture"), "image/svg+xml").documentElement;
      chart.append(el.ownerDocument.importNode(drawn, true));
    }
    el.replaceChildren(content);
    const undo = [connect(content), edit(content, (asked) => model.send(asked))];
    disconnect = () => undo.forEach((one) => one());
    if (place) backTo(content, place);
  };
  const save = (message, buffers) => {
    if (!message.save) return;
    const link = el.ownerDocument.createElement("a");
    link.href = URL.createObjectURL(new Blob([buffers[0]], { type: message.type }));
    link.download = message.save;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  model.on("change:content", draw);
  model.on("msg:custom", save);
  draw();
  return () => {
    model.off("change:content", draw);
    model.off("msg:custom", save);
    disconnect();
  };
}

// What takes an article in: pasted, typed, dropped or chosen as a file; an address. Each is recognised at once.
function intake({ model, el }) {
  const words = model.get("words");
  const make = (tag, attributes, ...children) => build(el.ownerDocument, [tag, attributes, children]);
  const area = make("textarea", { rows: "3", placeholder: words.hint, "aria-label": words.text });
  const address = make("input", { type: "url", placeholder: "https://…", "aria-label": words.address });
  const file = make("input", { type: "file", "aria-label": words.file });
  const box = make("div", { class: "cited cited-intake" });
  el.dataset.lmSuppressShortcuts = "true";
  area.value = model.get("text");
  let told = area.value;
  const tell = () => {
    if (area.value === told) return;
    told = area.value;
    model.send({ text: told });
  };
  const take = async (chosen) => {
    if (!chosen) return;
    area.value = told = "";
    model.send({ file: chosen.name }, {}, [await chosen.arrayBuffer()]);
  };
  area.addEventListener("paste", () => setTimeout(tell));
  area.addEventListener("change", tell);
  area.addEventListener("keydown", (event) => {
    event.stopPropagation();
  });
  const go = () => {
    if (!address.value.trim()) return;
    area.value = told = "";
    model.send({ address: address.value.trim() });
    address.value = "";
  };
  address.addEventListener("paste", () => setTimeout(go));
  address.addEventListener("change", go);
  address.addEventListener("keydown", (event) => event.stopPropagation());
  file.addEventListener("change", () => take(file.files[0]));
  for (const event of ["dragover", "drop"]) {
    box.addEventListener(event, (dragged) => {
      if (![...dragged.dataTransfer.types].includes("Files")) return; // words are dropped into the field as ever
      dragged.preventDefault();
      dragged.stopPropagation();
      if (event === "drop") take(dragged.dataTransfer.files[0]);
    });
  }
  const written = () => {
    if (model.get("text") === told) return;
    area.value = told = model.get("text");
  };
  model.on("change:text", written);
  box.append(area, address, file);
  el.replaceChildren(box);
  return () => model.off("change:text", written);
}

function render(given) {
  return (given.model.get("part") === "intake" ? intake : reader)(given);
}

export default { render };
