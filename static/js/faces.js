/* The ranking in the making (Order), and how it is shown and moved by taps and keys (Faces). The selects of the form
   stay the truth. Knows no network and no storage: ballot.js listens and keeps. Words come from the page's templates. */
"use strict";

const DIAMOND_ROWS = [1, 2, 3, 2, 1];

/* Rows of factors, best first; every change makes a new Order. A ladder has a row for each place, with room for one,
   and may have holes. A diamond has five rows of fixed room. Free tiers have no holes and no limits. */
class Order {
  constructor(shape, items, rows) {
    Object.assign(this, { shape, items, rows });
  }

  static read(shape, items, places) {
    const length = shape === "diamond" ? DIAMOND_ROWS.length : items.length;
    const rows = Array.from({ length }, () => []);
    for (const item of items) rows[places[item] - 1]?.push(item);
    const order = new Order(shape, items, rows);
    if (shape === "tiers") return order.dense();
    // What does not fit, as from a form without script, goes to the next free place or back to the tray.
    const extra = rows.flatMap((row, n) => row.splice(order.room(n)));
    return extra.reduce((made, item) => made.next(item), order);
  }

  room(row) {
    if (this.shape === "tiers") return Infinity;
    return this.shape === "diamond" ? DIAMOND_ROWS[row] : 1;
  }

  rowOf(item) {
    return this.rows.findIndex((row) => row.includes(item));
  }

  /* The number that stands in the form. Of free tiers, how many are above, and one. */
  placeAt(row) {
    if (this.shape !== "tiers") return row + 1;
    return 1 + this.rows.slice(0, row).reduce((sum, tier) => sum + tier.length, 0);
  }

  placeOf(item) {
    const row = this.rowOf(item);
    return row < 0 ? 0 : this.placeAt(row);
  }

  get places() {
    return Object.fromEntries(this.items.filter((item) => this.rowOf(item) >= 0).map((item) => [item, this.placeOf(item)]));
  }

  get unplaced() {
    return this.items.filter((item) => this.rowOf(item) < 0);
  }

  isSame(other) {
    return JSON.stringify(this.rows) === JSON.stringify(other.rows);
  }

  change(edit) {
    const rows = this.rows.map((row) => [...row]);
    edit(rows);
    const order = new Order(this.shape, this.items, rows);
    return this.shape === "tiers" ? order.dense() : order;
  }

  dense() {
    return new Order(this.shape, this.items, this.rows.filter((row) => row.length));
  }

  remove(item) {
    return this.change((rows) => rows.forEach((row) => row.includes(item) && row.splice(row.indexOf(item), 1)));
  }

  next(item) {
    const row = this.rows.findIndex((held, n) => held.length < this.room(n));
    return this.shape === "tiers" ? this.insert(item, this.rows.length) : this.put(item, row + 1);
  }

  /* To a place by its number. Whoever is there makes room on a ladder, ties in free tiers, and stays in a full diamond
     row unless the two can change places. */
  put(item, place) {
    const row = place - 1;
    const from = this.rowOf(item);
    if (this.shape === "tiers") return this.join(item, place);
    if (row < 0 || row >= this.rows.length || row === from) return this;
    if (this.shape === "diamond") {
      if (this.rows[row].length < this.room(row)) return this.remove(item).change((rows) => rows[row].push(item));
      return from < 0 ? this : this.swap(item, this.opposite(item, row));
    }
    return this.remove(item).change((rows) => {
      const isFree = (n) => !rows[n].length;
      const below = rows.findIndex((_, n) => n >= row && isFree(n));
      const above = rows.findLastIndex((_, n) => n <= row && isFree(n));
      const hole = (from >= 0 && from < row) || below < 0 ? above : below;
      rows.splice(hole, 1);
      rows.splice(row, 0, [item]);
    });
  }

  join(item, place) {
    const others = this.remove(item);
    const row = others.rows.findIndex((_, n) => others.placeAt(n + 1) > place);
    if (row < 0) return others.insert(item, others.rows.length);
    return others.change((rows) => rows[row].push(item));
  }

  /* A row of its own before row `at`, counted without the item. Only for free tiers. */
  insert(item, at) {
    return this.remove(item).change((rows) => rows.splice(at, 0, [item]));
  }

  up(item) {
    const row = this.rowOf(item);
    if (row < 0) return this;
    if (this.shape !== "tiers") return this.put(item, row);
    if (this.rows[row].length > 1) return this.insert(item, row);
    return row ? this.insert(item, row - 1) : this;
  }

  down(item) {
    const row = this.rowOf(item);
    if (row < 0) return this;
    if (this.shape !== "tiers") return this.put(item, row + 2);
    return this.insert(item, Math.min(row + 1, this.rows.length));
  }

  tie(item) {
    const row = this.rowOf(item);
    return row > 0 ? this.remove(item).change((rows) => rows[row - 1].push(item)) : this;
  }

  swap(one, other) {
    return this.change((rows) => {
      const spots = [one, other].map((item) => [rows.find((row) => row.includes(item)), item]);
      const at = spots.map(([row, item]) => row?.indexOf(item));
      spots.forEach(([row], n) => row?.splice(at[n], 1, n ? one : other));
    });
  }

  /* Whom a card meets straight above or below it in a full row. */
  opposite(item, row) {
    const own = this.rows[this.rowOf(item)];
    return this.rows[row][Math.floor((own.indexOf(item) * this.rows[row].length) / own.length)];
  }
}

class Faces {
  /* `form` holds the selects; `moved(order)` is called after every move. */
  constructor(form, moved) {
    const rows = [...form.querySelectorAll("[data-factor]")];
    const read = (part) => Object.fromEntries(rows.map((row) => [row.dataset.factor, row.querySelector(part)?.textContent ?? ""]));
    const { shape } = form.dataset;
    Object.assign(this, { form, moved, shape, isDiamond: shape === "diamond", titles: read(".name"), hints: read(".hint") });
    Object.assign(this, { items: rows.map((row) => row.dataset.factor), past: [], chosen: null, swapping: false });
    this.labels = [...rows[0].querySelectorAll("option")].slice(1).map((option) => option.textContent.trim());
    this.build();
    Faces.current = this; // a debate has one ballot at a time
  }

  build() {
    const faces = this.form.querySelector(".faces");
    const find = (selector) => faces.querySelector(selector);
    [this.list, this.tray, this.trayHeading, this.undoButton] = [".placed > ol", ".tray", "#tray-heading", ".undo"].map(find);
    // What can be done with the chosen card: one set of buttons, which keep the focus wherever they go.
    this.panel = find("#chosen");
    this.actions = [...this.panel.querySelectorAll("button")];
    this.cards = new Map(this.items.map((item) => [item, this.buildCard(item)]));
    this.chips = new Map(this.items.map((item) => [item, this.buildChip(item)]));
    faces.hidden = false;
    this.form.querySelector(".factors").hidden = true;
    this.undoButton.addEventListener("click", () => this.undo());
    faces.addEventListener("click", (event) => this.click(event));
    faces.addEventListener("keydown", (event) => this.key(event));
  }

  buildCard(item) {
    const place = unseen();
    const pick = this.button(item, this.isDiamond ? "cell" : "pick", place);
    if (this.isDiamond) return { pick, place, li: make("li", {}, pick) };
    const num = make("span", { class: "num", "aria-hidden": "true" });
    const grip = make("span", { class: "grip", "aria-hidden": "true", "data-grip": item }, ...Array.from({ length: 6 }, () => make("i")));
    return { pick, place, num, li: make("li", { class: "card" }, num, pick, grip) };
  }

  buildChip(item) {
    const pick = this.button(item, "chip");
    return { pick, li: make("li", {}, pick) };
  }

  button(item, name, ...more) {
    return make("button", { type: "button", class: name, "data-item": item }, this.titles[item], ...more);
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
    for (const item of this.items) this.form.elements[`place-${item}`].value = this.order.placeOf(item) || "";
    this.fetchDrag();
    if (active !== document.activeElement && this.form.contains(active)) active.focus({ preventScroll: true });
  }

  /* Dragging is an extra: its script comes once there is something to drag. */
  fetchDrag() {
    if (this.isDiamond || Faces.canDrag || this.order.unplaced.length === this.items.length) return;
    Faces.canDrag = true;
    document.head.append(make("script", { src: this.form.dataset.drag, integrity: this.form.dataset.dragDigest }));
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
    return make("li", { class: "slot", "data-row": row }, make("span", { class: "num" }, String(row + 1)), unseen(phrase("free")));
  }

  renderDiamond() {
    const rows = this.order.rows.map((row, n) => {
      const cells = row.map((item) => {
        const card = this.cards.get(item);
        card.place.textContent = `, ${this.labels[n]}`;
        card.pick.classList.toggle("partner", this.swapping && item !== this.chosen);
        return card.li;
      });
      const room = Array.from({ length: this.order.room(n) - row.length }, () => make("li", { class: "slot" }, unseen(phrase("free"))));
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
    this.panel.setAttribute("aria-label", fill(this.panel.dataset.name, { factor }));
    this.panel.querySelector(".hint").textContent = `${this.isDiamond ? `${factor}. ` : ""}${this.hints[this.chosen]}`;
    for (const action of this.actions) {
      const { name, to, do: does } = action.dataset;
      action.setAttribute("aria-label", fill(name, { factor }));
      if (to) action.setAttribute("aria-pressed", String(Number(to) === this.order.placeOf(this.chosen)));
      if (does === "swap") action.setAttribute("aria-pressed", String(this.swapping));
    }
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
    const isRefused = order === this.order && !this.order.placeOf(item);
    return isRefused ? this.say(phrase("full", { place: this.labels[place - 1] })) : this.move(item, order);
  }

  swapWith(other) {
    const [item, before] = [this.chosen, this.order.placeOf(other)];
    const values = { factor: this.titles[item], place: this.labels[before - 1] ?? phrase("tray"), others: this.titles[other] };
    this.move(item, this.order.swap(item, other), { sayAs: phrase("swapped", values) });
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
