/* Listens to the bell of the debate, so that the page asks when there is something to ask for, and not every two seconds.
   One stream serves all tabs of a browser: over a channel they tell one another who listens, and what was heard.
   Without a stream for a while the page asks as it does without this file: see live.js and the poller #news. */
"use strict";

(() => {
  const firstWord = 8000; // a stream that says nothing at first is held up by a proxy: ask at once
  const [silence, longestWait] = [40000, 5000]; // beats come every 15 s
  const [awayWait, mostStreams] = [60000, 3]; // when we are sent away; of a browser's six connections, checked again as two may begin at once
  const me = Math.random();
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("bell") : null;
  const news = () => document.getElementById("news");
  const address = () => news()?.getAttribute("hx-get") ?? "";
  const seen = () => new URLSearchParams(address().split("?")[1]).get("seen");
  const url = `${address().split("/now/")[0]}/bell/`;
  const [isPupil, isConsole, hold] = [url.startsWith("/debate/"), url.startsWith("/teacher/"), document.getElementById("hold")];
  const elsewhere = new Map(); // streams for other pages of this browser: address -> whose, and when last heard of

  let [source, isOpen, failures, led] = [null, false, 0, { at: 0, isOpen: false }]; // led: by the tab that listens for us
  let [retry, watch, election] = [0, 0, 0]; // timers
  let [line, last, shown] = ["", null, null]; // the last bell, as text and read; the revision that the page shows
  let [asking, asked, isWanted, isHeld, isOver] = [0, Date.now() - 27000, false, false, false];

  const say = (message) => channel?.postMessage({ url, me, ...message });
  const isLed = () => Date.now() - led.at < 5000;
  const isTold = () => isOver || isOpen || (isLed() ? led.isOpen : failures < 3);

  function ask() {
    asking = clearTimeout(asking) ?? 0;
    isWanted = true;
    if (news()) htmx.trigger(news(), "every");
  }

  /* Wall and console at once, but not without a pause; the class not all at the same moment. */
  function askSoon() {
    asking ||= setTimeout(ask, isPupil ? Math.random() * 1500 : Math.max(0, asked + (isConsole ? 1000 : 250) - Date.now()));
  }

  /* No bell rings at the console for drafts that grow, nor when the time is up. A wall stands alone: it looks now and then. */
  const isDue = () => isWanted || (!isPupil && Date.now() - asked > (isConsole ? 4500 : 30000));

  document.addEventListener("htmx:before:request", (event) => {
    if (event.detail?.ctx?.sourceElement?.id !== "news" || event.defaultPrevented) return;
    if (isHeld || (isTold() && !isDue())) return event.preventDefault();
    [asked, isWanted] = [Date.now(), false];
  });

  /* A question without an answer is put again. */
  const unanswered = ({ detail }) => (isWanted ||= detail?.ctx?.sourceElement?.id === "news" && !(detail.ctx.response?.status < 400));
  for (const name of ["htmx:after:request", "htmx:error"]) document.addEventListener(name, unanswered);

  /* An answer may have been on its way when the bell rang again. */
  function compare() {
    if (last?.seen && seen() === last.seen) shown = last.revision;
    else if (last?.seen && !last.isAsked) (last.isAsked = true), askSoon();
  }
  document.addEventListener("htmx:after:swap", () => setTimeout(compare, 100));

  function hear(text) {
    [line, last] = [text, JSON.parse(text)];
    if (isHeld || document.hidden) return;
    if ("handed_in" in last) write(last.handed_in);
    if (last.seen && last.seen === seen()) shown = last.revision;
    // Only the count moved: with the bell it is on the page, without a request.
    else if (last.revision && last.revision === shown) news().setAttribute("hx-get", address().replace(seen(), last.seen));
    else askSoon();
  }

  function write(count) {
    for (const one of document.querySelectorAll("[data-live=handed-in]")) if (parseInt(one.textContent) !== count) one.firstChild.data = `${count} `;
    for (const bar of document.querySelectorAll("[data-live-of]")) bar.setAttribute("width", Math.floor((count * 1000) / Math.max(1, bar.dataset.liveOf)));
  }

  function connect() {
    source = new EventSource(url);
    source.addEventListener("message", ({ data }) => {
      if (failures) askSoon(); // for what was missed, and for the line that says we are offline
      [isOpen, failures] = [true, 0];
      limit(silence);
      say({ lead: true, isOpen, line: data });
      hear(data);
    });
    for (const [name, act] of [["beat", () => limit(silence)], ["off", () => fail(awayWait)], ["error", () => fail()]]) source.addEventListener(name, act);
    limit(firstWord);
    say({ lead: true, isOpen });
  }

  function limit(time) {
    clearTimeout(watch);
    watch = setTimeout(() => ((failures = isOpen ? failures : 2), fail()), time);
  }

  function close() {
    source?.close();
    [source, isOpen] = [null, false];
    for (const timer of [watch, retry, election]) clearTimeout(timer);
    retry = 0;
  }

  function fail(stay = 0) {
    close();
    isOver = last?.phase === "closed";
    failures = stay ? 3 : failures + 1;
    if (failures === 2) ask(); // if the server is away, live.js says so
    const most = stay || Math.min(longestWait, 500 * 2 ** failures);
    retry = setTimeout(() => (again(), elect()), most * (0.2 + 0.8 * Math.random()));
  }

  const isCrowded = (below) => [...elsewhere.values()].filter(({ at, who }) => Date.now() - at < 5000 && who < below).length >= mostStreams;
  const again = () => (retry = clearTimeout(retry) ?? 0);
  function elect() {
    if (document.hidden || isOver || source || retry) return;
    say({ who: true });
    clearTimeout(election);
    election = setTimeout(() => {
      if (isCrowded(1)) failures = 3;
      else if (!isLed()) connect();
    }, channel ? 100 + Math.random() * 200 : 0);
  }

  function leave() {
    if (source) say({ bye: true });
    close();
  }

  channel?.addEventListener("message", ({ data }) => {
    if (data.who && source) say({ lead: true, isOpen, line });
    if (data.url !== url) return data.lead && elsewhere.set(data.url, { at: Date.now(), who: data.me });
    if (data.bye) (led.at = 0), again(), elect();
    const isMine = source && (isOpen === data.isOpen ? me < data.me : isOpen);
    if (!data.lead || isMine) return;
    close();
    led = { at: Date.now(), isOpen: data.isOpen };
    if (data.isOpen) failures = 0;
    if (data.line && data.line !== line) hear(data.line);
  });

  setInterval(() => (!source ? isLed() || elect() : isCrowded(me) ? fail(awayWait) : say({ lead: true, isOpen })), 2000);
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : (ask(), elect())));
  addEventListener("pagehide", leave);
  addEventListener("offline", () => source && fail());
  addEventListener("online", () => (ask(), again(), elect()));
  hold?.addEventListener("click", () => {
    isHeld = !isHeld;
    hold.textContent = isHeld ? hold.dataset.held : hold.dataset.moving;
    if (!isHeld) ask();
  });
  if (hold) hold.hidden = false;
  if (address()) elect();
})();
