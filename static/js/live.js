/* Follows the debate: clocks that tick, a page that is replaced under somebody's hands, a server that is away.
   Knows neither ballots nor results. Fragments come in by htmx; this file only minds what htmx does not.
   The helpers on top are for the other scripts too: elements without markup in strings, words from the page. */
"use strict";

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const unseen = (...text) => make("span", { class: "visually-hidden" }, ...text);
const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/* A sentence out of the page's templates of words, with what stands in {braces} filled in; empty if it is not there. */
function phrase(name, values = {}) {
  const templates = [...document.querySelectorAll("template.words")];
  const found = templates.map((template) => template.content.querySelector(`[data-word="${name}"]`)).find(Boolean);
  return found ? fill(found.textContent, values) : "";
}

(() => {
  const { bell, bellDigest } = document.currentScript.dataset;
  const patience = 10000; // between two things that are read out
  const clocks = new WeakMap(); // element -> {now: as the server wrote it, seen: when we read it}
  const region = make("p", { class: "trouble", role: "status" });
  let failures = 0;
  let said = -patience;
  let unsaid = 0;
  let before = null; // what the page showed before a swap

  function minutes(seconds) {
    const rest = String(Math.floor(seconds) % 60).padStart(2, "0");
    return `${Math.floor(seconds / 60)}:${rest}`;
  }

  /* The server says when it is over and what time it is there: a wrong clock on this device does no harm. */
  function tick() {
    for (const clock of document.querySelectorAll("time.clock[data-ends-at]")) {
      const { endsAt, now, over, paused } = clock.dataset;
      if (clocks.get(clock)?.now !== now) clocks.set(clock, { now, seen: performance.now() });
      const passed = paused === undefined ? performance.now() - clocks.get(clock).seen : 0;
      const left = (Number(endsAt) - Number(now) - passed) / 1000;
      const isOver = left <= -1;
      const text = isOver ? `+${minutes(-left)}${over ? ` ${over}` : ""}` : minutes(Math.max(0, Math.ceil(left)));
      if (clock.textContent !== text) clock.textContent = text;
      clock.classList.toggle("is-over", isOver);
      warn(clock, left);
    }
  }

  /* A turn to speak: said once, some seconds before it ends, and once more at its end. */
  function warn(clock, left) {
    const { warning, warns, over } = clock.dataset;
    if (!warning) return;
    const stage = left > Number(warning) ? "" : left > 0 ? fill(warns, { n: warning }) : over;
    clock.classList.toggle("warns", stage !== "");
    if (stage && clock.warned !== stage) tell(stage, { quietly: true });
    clock.warned = stage;
  }

  /* One line at the foot of the page. It is there, empty, from the start, so that it is read out when it fills. */
  function prepare() {
    document.body.append(region);
    tick();
    setInterval(tick, 1000);
  }

  /* Nobody needs the bell to see the page: it comes when everything else is there. */
  function fetchBell() {
    setTimeout(() => document.head.append(make("script", { src: bell, integrity: bellDigest })), 300 + Math.random() * 700);
  }

  function tell(text, { quietly = false } = {}) {
    clearTimeout(unsaid);
    const wait = text ? said + patience - performance.now() : 0;
    if (wait > 0) return (unsaid = setTimeout(() => tell(text, { quietly }), wait));
    if (text) said = performance.now();
    region.textContent = text;
    region.classList.toggle("visually-hidden", quietly || !text);
  }

  function isPoll(event) {
    return event.detail?.ctx?.sourceElement?.id === "news";
  }

  /* The seat is on another device, or the room is gone: the page itself says which, in its own words. */
  function reloadOnce() {
    const last = Number(sessionStorage.getItem("reloaded") ?? 0);
    if (Date.now() - last < 15000) return;
    sessionStorage.setItem("reloaded", String(Date.now()));
    location.reload();
  }

  function poll() {
    const news = document.getElementById("news");
    if (news) htmx.trigger(news, "every");
  }

  function fails() {
    failures += 1;
    // A ballot says in its own words what is kept where.
    if (failures === 2) tell(phrase("offline"), { quietly: Boolean(document.getElementById("ballot")) });
  }

  document.addEventListener("htmx:before:request", (event) => {
    if (isPoll(event) && document.hidden) event.preventDefault();
  });
  document.addEventListener("htmx:after:request", (event) => {
    if (!isPoll(event)) return;
    const status = event.detail.ctx.response.status;
    if (status >= 500) return fails();
    if (failures >= 2) tell("");
    failures = 0;
    if (status === 403 || status === 404) reloadOnce();
  });
  document.addEventListener("htmx:error", (event) => {
    if (isPoll(event)) fails();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) poll();
  });
  addEventListener("online", poll);
  // The next pupil on this device finds nothing of what this one wrote.
  document.addEventListener("submit", ({ target }) => {
    if (!target.action.endsWith("/leave/")) return;
    try { for (const name of Object.keys(localStorage)) if (/^(say|since)\./.test(name)) localStorage.removeItem(name); } catch { /* nothing was stored */ }
  });
  // A question that the page takes along when it goes is no failure.
  addEventListener("pagehide", () => document.getElementById("news")?.dispatchEvent(new Event("htmx:abort")));
  addEventListener("pageshow", (event) => event.persisted && location.reload()); // a page from before: ask anew

  document.addEventListener("htmx:before:swap", () => {
    const stage = document.getElementById("stage");
    before = stage && { stage, heading: stage.querySelector("h1")?.textContent, focused: stage.contains(document.activeElement) };
  });
  document.addEventListener("htmx:after:swap", () => {
    const stage = document.getElementById("stage");
    tick();
    if (!before || !stage || stage === before.stage) return; // morphed, or not touched
    const heading = stage.querySelector("h1");
    const lost = before.focused && !stage.contains(document.activeElement);
    if (lost) heading?.focus();
    else if (heading?.textContent !== before.heading) tell(heading?.textContent ?? "", { quietly: true });
    if (heading?.textContent !== before.heading) heading?.scrollIntoView({ block: "nearest" });
  });

  document.addEventListener("DOMContentLoaded", prepare);
  addEventListener("load", fetchBell);
})();
