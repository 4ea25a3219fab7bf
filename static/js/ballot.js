/* Keeps a paper: every move in this browser and on the server, and the hand-in until somebody has acknowledged it.
   Stored here are slugs, places and keys, never names. The server decides; words come from the page or its answers. */
"use strict";

const PAUSE = 250; // before a draft goes out: two quick taps are one request
const LONGEST_PAUSE = 5000;
const PATIENCE = 8000;
const TAKE_OVER = 4000; // what another page has not sent by then, this one sends

const store = {
  get(name) {
    try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
  },
  set(name, value) {
    try { localStorage.setItem(name, JSON.stringify(value)); } catch { /* private window or full: the server has it too */ }
  },
  drop(name) {
    try { localStorage.removeItem(name); } catch { /* nothing was stored */ }
  },
  names(prefix) {
    try { return Object.keys(localStorage).filter((name) => name.startsWith(prefix)); } catch { return []; }
  },
};

const DRAFT = "draft.";
const PENDING = "pending.";
const NEWS = "news."; // set and dropped at once: it only rings in the other pages of this browser
const canonical = (places) => JSON.stringify(Object.entries(places).sort());
const isSame = (one, other) => canonical(one) === canonical(other);

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/* Throws where nothing came back. `body` is null for anything that is not our JSON, such as a school's log-in page. */
async function post(url, fields, options = {}) {
  const impatient = new AbortController();
  const timer = setTimeout(() => impatient.abort(), PATIENCE);
  const csrfmiddlewaretoken = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams({ csrfmiddlewaretoken, ...fields }),
      credentials: "same-origin",
      signal: impatient.signal,
      ...options,
    });
    return { status: response.status, body: await response.json().catch(() => null) };
  } finally {
    clearTimeout(timer);
  }
}

/* Something that must get through: tried when asked, again with growing pauses, and at once when the network is back.
   `attempt` answers "again" if it is not done yet; `after` is called when its outcome is known. */
class Errand {
  constructor(attempt, after) {
    Object.assign(this, { attempt, after, failures: 0, isRunning: false, timer: 0 });
    addEventListener("online", () => this.timer && this.soon(0));
  }

  soon(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.go(), pause);
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = 0;
  }

  async go() {
    if (this.isRunning) return this.soon(PAUSE);
    this.timer = 0;
    this.isRunning = true;
    const outcome = await this.attempt().catch(() => "failed");
    this.isRunning = false;
    this.failures = outcome === "failed" ? this.failures + 1 : 0;
    if (outcome === "failed") this.soon(Math.min(LONGEST_PAUSE, 400 * 2 ** this.failures) * (0.6 + 0.4 * Math.random()));
    else if (outcome === "again") this.soon(0);
    return this.after();
  }
}

class Paper {
  constructor(name, form) {
    Object.assign(this, { name, form: null, faces: null, isGone: false, shut: "", handed: null, handedText: "" });
    Object.assign(this, { places: {}, serial: 0, isDirty: false, own: [], other: null, keyFor: null });
    this.pending = store.get(PENDING + name);
    this.drafts = new Errand(() => this.sendDraft(), () => this.showState());
    this.handIns = new Errand(() => this.sendBallot(), () => this.showState());
    if (form) this.attach(form);
    if (this.pending) this.handIns.soon(0);
    addEventListener("storage", (event) => this.overhear(event));
    addEventListener("pagehide", () => this.sendLast());
    document.addEventListener("visibilitychange", () => document.hidden && this.drafts.timer && this.drafts.soon(0));
    for (const name of ["online", "offline"]) addEventListener(name, () => this.showState());
  }

  /* A form that came with the page, or that a change of phase brought in. */
  attach(form) {
    const isFirst = !this.form;
    const data = form.dataset;
    this.form = form;
    this.shut = "";
    this.faces = new Faces(form, (order) => this.moved(order.places));
    Object.assign(this, { key: form.elements.key.getAttribute("value"), keyFor: null });
    const selects = [...form.querySelectorAll("[data-factor] select")];
    const read = (value) => this.fit(Object.fromEntries(selects.map((select) => [select.name.slice(6), Number(value(select))])));
    const stored = read((select) => [...select.options].find((option) => option.defaultSelected)?.value);
    const typed = read((select) => select.value); // before this script was there
    const serial = Number(data.draftSerial);
    if (data.handedIn === "yes") this.handedText = phrase("handed-in");
    if (data.handedIn === "yes" && data.changed !== "yes") this.handed = stored;
    else if (data.handedIn === "yes") this.handed ??= {}; // something else, we do not know what
    if (isFirst) this.start(stored, typed, serial);
    else if (!this.isDirty && !this.drafts.isRunning && serial >= this.serial) Object.assign(this, { places: stored, serial });
    this.faces.show(this.order(this.places));
    form.querySelector("#hand-in").before(form.querySelector("#ballot-news"));
    form.querySelector("#ballot-news .notice")?.focus();
    if (this.other) this.tellBehind();
    form.addEventListener("submit", (event) => this.submit(event));
    if (this.isDirty) this.drafts.soon(0);
    this.showState();
  }

  /* What the server has, what was typed, and what this browser kept from before: which of them goes on. */
  start(stored, typed, serial) {
    const kept = store.get(DRAFT + this.name);
    Object.assign(this, { places: stored, serial });
    for (const name of store.names(DRAFT)) {
      if (name !== DRAFT + this.name && !store.get(name)?.isDirty) store.drop(name);
    }
    if (!isSame(typed, stored)) Object.assign(this, { places: typed, isDirty: true });
    else if (kept?.isDirty && !isSame(kept.places, stored)) {
      const isOurs = kept.base === serial || kept.own.includes(canonical(stored));
      Object.assign(this, isOurs ? { places: kept.places, isDirty: true, own: kept.own } : { other: kept.places });
    } else if (kept?.other && !isSame(kept.other, stored)) this.other = kept.other;
    this.keep();
  }

  order(places) {
    return Order.read(this.faces.shape, this.faces.items, places);
  }

  /* Places as this page numbers them, so that two of them can be compared. */
  fit(places) {
    return this.order(places).places;
  }

  fields(places) {
    return Object.fromEntries(this.faces.items.map((item) => [`place-${item}`, places[item] ?? ""]));
  }

  /* Nothing is left in the browser of what has been handed in. */
  keep() {
    const { places, serial, isDirty, own, other } = this;
    if (this.isHandedIn && !isDirty && !other) store.drop(DRAFT + this.name);
    else store.set(DRAFT + this.name, { places, base: serial, isDirty, own, other });
  }

  moved(places) {
    Object.assign(this, { places, isDirty: true, shut: "" });
    this.drop("faults");
    this.keep();
    this.drafts.soon(this.drafts.failures ? 0 : PAUSE);
    this.showState();
  }

  /* -- the draft -- */

  async sendDraft() {
    if (!this.isDirty || this.isGone) return "done";
    const { places } = this;
    const { status, body } = await this.postDraft();
    if (status === 200 && Number.isInteger(body?.serial)) {
      Object.assign(this, { serial: body.serial, isDirty: !isSame(places, this.places), own: [] });
    } else if (status === 409 && body?.places) this.hear(this.fit(body.places), body.serial);
    else if (status >= 400 && status < 500 && status !== 429 && status !== 408) return this.lose();
    else return "failed";
    this.keep();
    return this.isDirty ? "again" : "done";
  }

  postDraft(options) {
    // If the answer is lost, the server's next one will name this draft: it must be known as our own.
    this.own = [...this.own.slice(-4), canonical(this.places)];
    this.keep();
    return post(this.form.dataset.draftUrl, { ...this.fields(this.places), base: this.serial }, options);
  }

  sendLast() {
    if (this.isDirty && !this.isGone && this.form) this.postDraft({ keepalive: true }).catch(() => {});
  }

  /* The server's draft is not the one that ours was built on. */
  hear(theirs, serial) {
    this.serial = serial;
    if (isSame(theirs, this.places)) this.isDirty = false;
    else if (!this.own.includes(canonical(theirs))) {
      Object.assign(this, { other: this.places, places: theirs, isDirty: false, own: [] });
      this.faces.show(this.order(theirs));
      this.tellBehind();
    }
  }

  tellBehind() {
    const settle = (places) => {
      this.other = null;
      this.drop("behind");
      if (!places) return this.keep();
      this.faces.show(this.order(places));
      return this.moved(places);
    };
    const { other } = this;
    this.notice("behind", [
      make("p", {}, phrase("behind")),
      make("div", { class: "row" }, this.act("use-mine", () => settle(other)), this.act("use-theirs", () => settle(null))),
    ]);
  }

  /* Another page of this browser moved something or handed in. */
  overhear({ key, newValue }) {
    const record = newValue && JSON.parse(newValue);
    if (!record || !this.form) return;
    if (key === DRAFT + this.name) {
      const isNew = !isSame(record.places, this.places);
      Object.assign(this, { places: record.places, serial: record.base, isDirty: record.isDirty, own: record.own });
      if (isNew) this.faces.show(this.order(record.places));
      if (this.isDirty) this.drafts.soon(TAKE_OVER);
      else this.drafts.stop();
    } else if (key === NEWS + this.name) Object.assign(this, { handed: record.places, handedText: record.text, pending: null });
    this.showState();
  }

  /* -- handing in -- */

  missing() {
    const titles = this.faces.order.unplaced.map((item) => this.faces.titles[item]);
    const names = titles.join(", ");
    if (titles.length === this.faces.items.length) return phrase("empty");
    if (!titles.length || this.form.dataset.gaps === "yes") return "";
    return phrase(titles.length === 1 ? "missing-one" : "missing", { count: titles.length, names });
  }

  submit(event) {
    event.preventDefault();
    if (this.isGone) return this.lose();
    const fault = this.missing();
    if (fault) return this.tellFaults([fault]);
    if (this.pending && isSame(this.pending.places, this.places)) return this.handIns.soon(0);
    if (this.isHandedIn) return this.faces.say(this.handedText);
    return this.handIn(this.places);
  }

  /* A key belongs to one ranking: the same again is harmless, another needs a new one. */
  handIn(places) {
    for (const kind of ["faults", "conflict", "shut"]) this.drop(kind);
    if (this.keyFor && this.keyFor !== canonical(places)) this.key = newKey();
    this.keyFor = canonical(places);
    this.shut = "";
    this.pending = { key: this.key, places, fields: this.fields(places), url: this.form.getAttribute("action") };
    store.set(PENDING + this.name, this.pending);
    this.handIns.soon(0);
    this.showState();
  }

  async sendBallot() {
    const { pending } = this;
    if (!pending || this.isGone) return "done";
    this.own = [...this.own.slice(-4), canonical(pending.places)];
    const { status, body } = await post(pending.url, { ...pending.fields, key: pending.key });
    const isGone = (status === 403 || status === 404) && body?.state !== "shut";
    if (!isGone && !["handed-in", "shut", "conflict", "faults"].includes(body?.state)) return "failed";
    if (this.pending !== pending) return "again";
    this.pending = null;
    store.drop(PENDING + this.name);
    if (isGone) return this.lose();
    // The server has kept these places as the draft too, and says as which one.
    Object.assign(this, { key: body.key ?? newKey(), keyFor: null, serial: body.serial ?? this.serial });
    if (body.state === "handed-in") this.acknowledge(pending.places, body);
    if (!this.form?.isConnected) this.notice(body.state, [body.text ?? body.faults.join(" ")]);
    else if (body.state === "shut") this.tellShut(body.text);
    else if (body.state === "conflict") this.tellConflict(pending.places, body);
    else if (body.state === "faults") this.tellFaults(body.faults);
    return "done";
  }

  acknowledge(places, { text }) {
    Object.assign(this, { handed: places, handedText: text });
    store.set(NEWS + this.name, { places, text });
    store.drop(NEWS + this.name);
    const moved = document.getElementById("moved"); // two questions that come after a hand-in
    if (moved) htmx.trigger(moved, "handed-in");
    if (!this.form) return;
    this.isDirty = !isSame(places, this.places);
    this.keep();
    if (this.form.isConnected) this.faces.say(text);
  }

  get isHandedIn() {
    return this.handed !== null && isSame(this.handed, this.places);
  }

  /* -- what the page says -- */

  showState() {
    if (!this.form?.isConnected) return;
    const left = this.faces.order.unplaced.length;
    const isCounted = left && this.form.dataset.gaps !== "yes";
    const [text, kind] = this.state();
    const line = this.form.querySelector(".state");
    if (line.textContent !== text) line.textContent = text;
    line.className = `state ${kind}`;
    this.form.querySelector("#hand-in").textContent = phrase(isCounted ? "hand-in-left" : "hand-in", { count: left });
  }

  state() {
    if (this.isGone) return [phrase("gone"), "waits"];
    const isAway = !navigator.onLine;
    if (this.pending) return this.handIns.failures || isAway ? [phrase("waits"), "waits"] : [phrase("handing-in"), ""];
    if (this.shut) return [this.shut, "waits"];
    if (this.isHandedIn) return [this.handedText, "done"];
    if (this.isDirty) return this.drafts.failures || isAway ? [phrase("kept-here"), "waits"] : [phrase("saving"), ""];
    if (this.handed) return [phrase("changed"), "waits"];
    return [phrase(Object.keys(this.places).length ? "kept" : "not-handed-in"), ""];
  }

  notice(kind, children, { focus = false } = {}) {
    this.drop(kind);
    const box = make("div", { class: `notice ${kind}`, "data-kind": kind, tabindex: "-1", ...(focus ? {} : { role: "status" }) }, ...children);
    (document.getElementById("ballot-news") ?? document.getElementById("main")).prepend(box);
    if (focus) box.focus();
    else box.scrollIntoView({ block: "nearest" });
  }

  drop(kind) {
    for (const box of document.querySelectorAll(kind === "faults" ? "#ballot-news [role=alert], [data-kind=faults]" : `[data-kind=${kind}]`)) box.remove();
  }

  act(word, handler) {
    const made = make("button", { type: "button", class: word === "conflict-go" ? "btn" : "btn ghost" }, phrase(word));
    made.addEventListener("click", handler);
    return made;
  }

  tellFaults(faults) {
    const list = make("ul", {}, ...faults.map((fault) => make("li", {}, fault)));
    this.notice("faults", [make("h2", {}, phrase("not-handed-in")), list], { focus: true });
  }

  tellShut(text) {
    this.shut = text;
    this.notice("shut", [make("p", {}, text)], { focus: true });
  }

  tellConflict(places, { text, stored, sent }) {
    const order = (word, tiers) => make("div", {}, make("h3", {}, phrase(word)),
      make("ol", {}, ...tiers.map((tier) => make("li", {}, tier.join(" = ")))));
    this.notice("conflict", [
      make("h2", {}, text),
      make("div", { class: "orders" }, order("conflict-stored", stored), order("conflict-sent", sent)),
      make("div", { class: "row" }, this.act("conflict-go", () => this.handIn(places)), this.act("conflict-stay", () => this.drop("conflict"))),
    ], { focus: true });
  }

  /* The seat is elsewhere, or the page is older than the debate. What is kept here stays; only a new page goes on. */
  lose() {
    Object.assign(this, { isGone: true, pending: null });
    store.drop(PENDING + this.name); // sent later, it would undo what this seat did elsewhere
    if (this.form) this.keep();
    if (phrase("gone")) {
      this.notice("gone", [make("p", {}, phrase("gone")), make("a", { class: "btn", href: location.pathname }, phrase("reload"))]);
    }
    return "done";
  }
}

/* One Paper for a paper as long as the page lives, whatever the phases bring and take. */
const papers = new Map();

function attachBallot() {
  const form = document.getElementById("ballot");
  if (!form || form.dataset.attached) return;
  // What was said of a round that had closed is over once a ballot is open again.
  for (const box of document.querySelectorAll("[data-kind=shut]")) box.remove();
  form.dataset.attached = "yes";
  const name = form.dataset.paper;
  if (papers.has(name)) papers.get(name).attach(form);
  else papers.set(name, new Paper(name, form));
}

document.addEventListener("DOMContentLoaded", () => {
  attachBallot();
  // A hand-in that was under way when the page went, for a form that the debate has left behind.
  for (const key of store.names(PENDING)) {
    const name = key.slice(PENDING.length);
    if (!papers.has(name) && store.get(key)?.url?.startsWith(location.pathname)) papers.set(name, new Paper(name, null));
  }
});
document.addEventListener("htmx:after:swap", attachBallot);
