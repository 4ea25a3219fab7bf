/* How a ranking in the making is shown and moved: by taps, keys and drags. The selects of the form stay the truth.
   Knows no network and no storage: ballot.js listens and keeps. Words come from the page's template. */
"use strict";

/* Small helpers for building the page without markup in strings. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

function button(text, attributes = {}) {
  return make("button", { type: "button", class: "btn ghost", ...attributes }, text);
}

/* A sentence of the page's own, with {words} filled in. */
function phrase(name, values = {}) {
  const pattern = document.getElementById("ballot-words").content.querySelector(`[data-word="${name}"]`).textContent;
  return pattern.replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

class Faces {
  /* `form` holds the selects; `moved(order)` is called after every move. */
  constructor(form, moved) {
    const rows = [...form.querySelectorAll("[data-factor]")];
    const options = [...rows[0].querySelectorAll("option")].slice(1);
    this.form = form;
    this.moved = moved;
    this.shape = form.dataset.shape;
    this.items = rows.map((row) => row.dataset.factor);
    this.titles = Object.fromEntries(rows.map((row) => [row.dataset.factor, row.querySelector(".name").textContent]));
    this.hints = Object.fromEntries(rows.map((row) => [row.dataset.factor, row.querySelector(".hint")?.textContent ?? ""]));
    this.labels = options.map((option) => option.textContent.trim());
    this.past = [];
    this.chosen = null;
    this.swapping = false;
    this.build();
  }

  get isDiamond() {
    return this.shape === "diamond";
  }

  build() {
    this.list = make("ol", { class: this.isDiamond ? "diamond" : "ranking", role: "list", "aria-label": phrase("ranking") });
    this.tray = make("ul", { class: "tray", role: "list", "aria-labelledby": "tray-heading" });
    this.trayHeading = make("h2", { id: "tray-heading" });
    this.undoButton = button(phrase("undo"), { class: "btn ghost small", hidden: true });
    this.panel = this.buildPanel();
    this.cards = new Map(this.items.map((item) => [item, this.buildCard(item)]));
    this.chips = new Map(this.items.map((item) => [item, this.buildChip(item)]));
    const meanings = this.items.flatMap((item) => [make("dt", {}, this.titles[item]), make("dd", {}, this.hints[item])]);
    const help = make("p", { class: "soft faces-help" }, phrase("tap"), make("span", { class: "keys" }, ` ${phrase("keys")}`));
    const faces = this.form.querySelector(".faces");
    faces.replaceChildren(
      help,
      make("div", { class: "placed" }, this.list),
      make("div", { class: "unplaced" },
        this.trayHeading,
        this.tray,
        // After the tray, so that Tab goes from the last card straight to the first chip.
        make("div", { class: "tray-foot" },
          make("details", { class: "meanings" }, make("summary", {}, phrase("meanings")), make("dl", {}, ...meanings)),
          this.undoButton),
      ),
    );
    faces.hidden = false;
    this.form.querySelector(".factors").hidden = true;
    this.undoButton.addEventListener("click", () => this.undo());
    faces.addEventListener("click", (event) => this.click(event));
    faces.addEventListener("keydown", (event) => this.key(event));
    if (!this.isDiamond) new Drag(this);
  }

  buildCard(item) {
    const place = this.unseen();
    const pick = make("button", { type: "button", class: this.isDiamond ? "cell" : "pick", "data-item": item }, this.titles[item], place);
    if (this.isDiamond) return { item, pick, place, li: make("li", {}, pick) };
    const num = make("span", { class: "num", "aria-hidden": "true" });
    const grip = make("span", { class: "grip", "aria-hidden": "true", "data-grip": item }, ...Array.from({ length: 6 }, () => make("i")));
    return { item, pick, place, num, li: make("li", { class: "card" }, num, pick, grip) };
  }

  buildChip(item) {
    const pick = make("button", { type: "button", class: "chip", "data-item": item }, this.titles[item]);
    return { pick, li: make("li", {}, pick) };
  }

  /* What can be done with the chosen card. Built once, so that its buttons keep the focus. */
  buildPanel() {
    const names = ["up", "down", ...(this.shape === "tiers" ? ["tie"] : []), ...(this.isDiamond ? ["swap"] : []), "remove"];
    this.actions = Object.fromEntries(names.map((name) => [name, button(phrase(name), { "data-do": name })]));
    this.numbers = this.labels.map((label, n) => button(String(n + 1), { "data-to": n + 1 }));
    this.panelHint = make("p", { class: "hint" });
    return make("div", { class: "chosen", role: "group", id: "chosen" },
      this.panelHint,
      make("div", { class: "moves" }, ...Object.values(this.actions)),
      make("div", { class: "places-row" }, make("span", { "aria-hidden": "true" }, phrase("to")), ...this.numbers),
    );
  }

  /* Show `order` as it is, without a word: at the start, or when another page moved something. */
  show(order) {
    this.order = order;
    this.render();
  }

  render() {
    const active = document.activeElement;
    if (this.isDiamond) this.renderDiamond();
    else this.renderLadder();
    this.tray.replaceChildren(...this.order.unplaced.map((item) => this.chips.get(item).li));
    this.tray.hidden = !this.order.unplaced.length;
    this.trayHeading.textContent = phrase(this.order.unplaced.length ? "tray" : "all-placed");
    this.trayHeading.classList.toggle("soft", !this.order.unplaced.length);
    this.undoButton.hidden = !this.past.length;
    this.renderPanel();
    for (const item of this.items) this.select(item).value = this.order.placeOf(item) || "";
    if (active !== document.activeElement && this.form.contains(active)) active.focus({ preventScroll: true });
  }

  select(item) {
    return this.form.elements[`place-${item}`];
  }

  renderLadder() {
    const isTiers = this.shape === "tiers";
    const rows = this.order.rows.flatMap((row, n) => (row.length ? row.map((item, at) => this.renderCard(item, n, at)) : [n]));
    const last = this.order.rows.findLastIndex((row) => row.length);
    // The next two free places are enough to see how it goes on, and leave room for the tray.
    const shown = isTiers ? rows : rows.filter((row) => typeof row !== "number" || row <= last + 2);
    if (isTiers && this.order.unplaced.length) shown.push(this.items.length - this.order.unplaced.length);
    this.list.replaceChildren(...shown.map((row) => (typeof row === "number" ? this.emptyPlace(row) : row)));
  }

  renderCard(item, row, at) {
    const card = this.cards.get(item);
    const isTied = this.order.rows[row].length > 1;
    card.num.textContent = `${this.order.placeAt(row)}${isTied ? "=" : ""}`;
    card.place.textContent = `, ${this.labelOf(item)}`;
    card.li.classList.toggle("tied", at > 0);
    card.li.dataset.row = row;
    return card.li;
  }

  emptyPlace(row) {
    return make("li", { class: "slot", "data-row": row },
      make("span", { class: "num" }, String(row + 1)), this.unseen(phrase("free")));
  }

  unseen(...text) {
    return make("span", { class: "visually-hidden" }, ...text);
  }

  renderDiamond() {
    const rows = this.order.rows.map((row, n) => {
      const cells = row.map((item) => {
        const card = this.cards.get(item);
        card.place.textContent = `, ${this.labels[n]}`;
        card.pick.classList.toggle("partner", this.swapping && item !== this.chosen);
        return card.li;
      });
      const room = Array.from({ length: this.order.room(n) - row.length }, () => make("li", { class: "slot" }, this.unseen(phrase("free"))));
      return make("li", {}, make("ul", { role: "list", "aria-label": this.labels[n] }, ...cells, ...room));
    });
    this.list.replaceChildren(...rows);
  }

  renderPanel() {
    if (this.chosen && !this.order.placeOf(this.chosen)) this.chosen = null;
    const factor = this.titles[this.chosen];
    for (const [item, card] of this.cards) {
      card.pick.setAttribute("aria-expanded", String(item === this.chosen));
      card.li.classList.toggle("open", item === this.chosen);
    }
    if (!this.chosen) return this.panel.remove();
    const { li } = this.cards.get(this.chosen);
    if (this.isDiamond) this.list.after(this.panel);
    else if (this.panel.parentNode !== li) li.append(this.panel);
    this.panel.setAttribute("aria-label", phrase("moves", { factor }));
    this.panelHint.textContent = this.isDiamond ? `${factor}. ${this.hints[this.chosen]}` : this.hints[this.chosen];
    for (const [name, action] of Object.entries(this.actions)) action.setAttribute("aria-label", phrase(`${name}-of`, { factor }));
    this.actions.swap?.setAttribute("aria-pressed", String(this.swapping));
    const place = this.order.placeOf(this.chosen);
    this.numbers.forEach((number, n) => {
      number.setAttribute("aria-label", phrase("to-of", { factor, number: n + 1, place: this.labels[n] }));
      number.setAttribute("aria-pressed", String(n + 1 === place));
    });
  }

  labelOf(item) {
    return this.labels[this.order.placeOf(item) - 1];
  }

  say(text) {
    const said = document.getElementById("ballot-said");
    said.textContent = said.textContent === text ? `${text}\u00a0` : text;
  }

  /* Every move comes through here: remember, show, say, tell. The focus stays on what was moved. */
  move(item, order, { quiet = false, sayAs = "" } = {}) {
    const factor = this.titles[item];
    this.swapping = false;
    if (order.isSame(this.order)) {
      const place = this.labelOf(item);
      this.render();
      if (place) this.say(phrase("stays", { factor, place }));
      return;
    }
    this.past.push(this.order);
    this.order = order;
    this.render();
    this.cards.get(item).li.classList.remove("just-moved");
    const isPlaced = order.placeOf(item) > 0;
    const held = this.panel.contains(document.activeElement) && isPlaced;
    if (!held) (isPlaced ? this.cards : this.chips).get(item).pick.focus({ preventScroll: quiet });
    if (isPlaced) requestAnimationFrame(() => this.cards.get(item).li.classList.add("just-moved"));
    this.say(sayAs || this.sentence(item));
    this.moved(order);
  }

  sentence(item) {
    const row = this.order.rowOf(item);
    const values = { factor: this.titles[item], place: this.labelOf(item), count: this.items.length };
    if (row < 0) return phrase("removed", values);
    const others = this.order.rows[row].filter((other) => other !== item).map((other) => this.titles[other]);
    if (this.shape === "tiers" && others.length) return phrase("tied", { ...values, others: others.join(", ") });
    return phrase("placed", values);
  }

  undo() {
    if (!this.past.length) return;
    const active = document.activeElement?.dataset?.item;
    this.order = this.past.pop();
    this.swapping = false;
    this.render();
    if (active) (this.order.placeOf(active) ? this.cards : this.chips).get(active).pick.focus();
    else if (this.undoButton.hidden) this.list.querySelector("button")?.focus();
    this.say(phrase("undone"));
    this.moved(this.order);
  }

  toPlace(item, place) {
    const order = this.order.put(item, place);
    const isFull = this.isDiamond && !this.order.placeOf(item) && order === this.order;
    if (isFull) return this.say(phrase("full", { place: this.labels[place - 1] }));
    return this.move(item, order);
  }

  swapWith(other) {
    const [item, before] = [this.chosen, this.order.placeOf(other)];
    const order = this.order.swap(item, other);
    const place = this.labels[before - 1] ?? phrase("tray");
    this.move(item, order, { sayAs: phrase("swapped", { factor: this.titles[item], place, others: this.titles[other] }) });
  }

  click(event) {
    const target = event.target.closest("button");
    if (!target) return;
    const { item, do: action, to } = target.dataset;
    if (this.swapping && item && item !== this.chosen) this.swapWith(item);
    else if (item && !this.order.placeOf(item)) this.move(item, this.order.next(item), { quiet: event.detail > 0 });
    else if (item) this.choose(item);
    else if (to) this.toPlace(this.chosen, Number(to));
    else if (action === "swap") this.startSwap();
    else if (action) this.move(this.chosen, this.order[action](this.chosen));
  }

  choose(item) {
    this.chosen = item === this.chosen && !this.swapping ? null : item;
    this.swapping = false;
    this.render();
    if (this.chosen) this.panel.scrollIntoView({ block: "nearest" });
  }

  startSwap() {
    this.swapping = !this.swapping;
    this.render();
    if (this.swapping) this.say(phrase("choose", { factor: this.titles[this.chosen] }));
  }

  /* Keys work only on a card or chip that has the focus. */
  key(event) {
    if (event.key === "Escape" && this.chosen) return this.escape();
    const item = event.target.dataset.item;
    if (!item || event.ctrlKey || event.metaKey) return;
    const step = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
    const isPlaced = this.order.placeOf(item) > 0;
    if (event.altKey && isPlaced && event.key === "ArrowUp") this.move(item, this.order.up(item));
    else if (event.altKey && isPlaced && event.key === "ArrowDown") this.move(item, this.order.down(item));
    else if (event.altKey) return;
    else if (/^[1-9]$/.test(event.key) && this.labels[event.key - 1]) this.toPlace(item, Number(event.key));
    else if ((event.key === "Delete" || event.key === "Backspace") && isPlaced) this.move(item, this.order.remove(item));
    else if (event.key.toLowerCase() === "u") this.undo();
    else if (step) this.walk(event.target, step);
    else if (event.key === "Home" || event.key === "End") this.walk(null, event.key === "Home" ? 1 : -1);
    else return;
    event.preventDefault();
  }

  escape() {
    if (this.swapping) return this.startSwap();
    const { pick } = this.cards.get(this.chosen);
    this.choose(this.chosen);
    return pick.focus();
  }

  walk(from, step) {
    const stops = [...this.form.querySelectorAll(".faces [data-item]")];
    const at = from ? stops.indexOf(from) + step : step > 0 ? 0 : stops.length - 1;
    stops[(at + stops.length) % stops.length]?.focus();
  }
}

/* Dragging by the handle: an extra, never the only way. Nothing moves in the list until the card is let go. */
class Drag {
  constructor(faces) {
    this.faces = faces;
    faces.list.addEventListener("pointerdown", (event) => this.start(event));
  }

  start(event) {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button !== 0 || this.item) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    this.item = grip.dataset.grip;
    this.li = this.faces.cards.get(this.item).li;
    this.from = event.clientY + scrollY;
    this.at = event.clientY;
    this.li.classList.add("dragging");
    const listen = new AbortController();
    const on = (target, name, handler) => target.addEventListener(name, handler, { signal: listen.signal });
    const end = (isDrop) => { listen.abort(); this.end(isDrop); };
    on(grip, "pointermove", (move) => { this.at = move.clientY; });
    on(grip, "pointerup", () => end(true));
    on(grip, "pointercancel", () => end(false));
    on(window, "keydown", (key) => key.key === "Escape" && end(false));
    this.frame();
  }

  /* Follow the pointer, and scroll near the edges of the screen. */
  frame() {
    if (!this.item) return;
    const edge = this.at < 72 ? -8 : this.at > innerHeight - 120 ? 8 : 0;
    if (edge) scrollBy(0, edge);
    this.li.style.translate = `0 ${this.at + scrollY - this.from}px`;
    const target = this.target();
    for (const li of this.faces.list.children) li.classList.toggle("drop", li === target && li !== this.li);
    requestAnimationFrame(() => this.frame());
  }

  target() {
    return [...this.faces.list.children].find((li) => {
      if (li === this.li) return false;
      const box = li.getBoundingClientRect();
      return this.at >= box.top - 4 && this.at <= box.bottom + 4;
    });
  }

  end(isDrop) {
    const { faces, item } = this;
    const row = isDrop ? this.target()?.dataset.row : undefined;
    this.li.classList.remove("dragging");
    this.li.style.translate = "";
    for (const li of faces.list.children) li.classList.remove("drop");
    this.item = null;
    if (row === undefined) return;
    const { order } = faces;
    const to = Number(row);
    const isAlone = order.rows[order.rowOf(item)].length === 1;
    // Between free tiers a card gets a row of its own; tying is a button.
    const tiered = () => order.insert(item, to > order.rowOf(item) && !isAlone ? to + 1 : to);
    faces.move(item, faces.shape === "tiers" ? tiered() : order.put(item, to + 1), { quiet: true });
  }
}
