/* The ranking in the making, as a value. Knows the three shapes and no page. */
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
