/* Keeps what is typed in a form marked data-draft until the server has taken it: a reload, an empty battery or a lost
   reply loses nothing. Counts characters, and puts a beginning into an empty sentence. Without it the form works as well. */
"use strict";

(() => {
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const name = form.dataset.draft;
  const fields = () => [...form.elements].filter((one) => one.name && one.type !== "hidden");

  function stored(key) {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  }
  function keep(key, value) {
    try { value ? localStorage.setItem(key, JSON.stringify(value)) : localStorage.removeItem(key); } catch { /* private window or full */ }
  }

  const state = () => fields().map((one) => [one.name, one.value, one.type === "checkbox" || one.type === "radio" ? one.checked : null]);

  function restore(values) {
    for (const [field, value, checked] of values) {
      for (const one of fields()) {
        if (one.name !== field) continue;
        if (checked === null) one.value = value;
        else if (one.value === value) one.checked = checked;
      }
    }
  }

  const text = form.querySelector("textarea");
  const before = JSON.stringify(state());
  let draft = stored(name);
  if (draft && form.dataset.taken?.split(" ").includes(draft.key)) draft = keep(name, null); // it has arrived
  // A page that says why it was refused holds the newer text; a page with a text of its own is being changed.
  const isTyped = text.value !== text.defaultValue; // faster than this file came
  if (draft && !isTyped && !document.getElementById("faults") && (!text.value || draft.base === before)) {
    restore(draft.values);
    if (form.elements.key) form.elements.key.value = draft.key; // sent twice is said once
  }

  function count() {
    const said = form.querySelector("[data-left]");
    const left = Number(text.dataset.longest) - [...text.value.trim()].length;
    said.textContent = (left < 0 ? said.dataset.over : said.dataset.left).replace("{n}", Math.abs(left));
    said.classList.toggle("is-over", left < 0);
  }

  function changed() {
    count();
    keep(name, text.value.trim() ? { base: before, key: form.elements.key?.value, values: state() } : null);
  }
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  for (const stem of form.querySelectorAll("[data-stem]")) {
    stem.addEventListener("click", () => {
      text.value = text.value.trim() ? text.value : `${stem.dataset.stem} `;
      text.focus();
      changed();
    });
  }
  isTyped ? changed() : count();
})();
