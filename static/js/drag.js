/* Dragging by the handle: an extra, never the only way. Nothing moves in the list until the card is let go. */
"use strict";

class Drag {
  constructor() {
    document.addEventListener("pointerdown", (event) => this.start(event));
  }

  get faces() {
    return Faces.current;
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

new Drag();
