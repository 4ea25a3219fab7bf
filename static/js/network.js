/* The slider says its month while it moves; afterwards slider, address and region agree again.
   htmx fetches and morphs the region; without this script the form and the links do all of it. */
"use strict";

(() => {
  const slider = document.getElementById("network-month");
  if (!slider) return;
  const output = document.getElementById("network-output");
  const [year, month] = slider.dataset.first.split("-").map(Number);
  const words = new Intl.DateTimeFormat(document.documentElement.lang, { month: "long", year: "numeric", timeZone: "UTC" });

  let isAhead = false; // the slider was moved, and the region does not show it yet

  function say() {
    const date = new Date(Date.UTC(2000, month - 1, 1));
    date.setUTCFullYear(year, month - 1 + Number(slider.value), 1);
    output.textContent = words.format(date);
    slider.setAttribute("aria-valuetext", output.textContent);
  }

  slider.form.querySelector("button").hidden = true;
  slider.addEventListener("input", () => {
    isAhead = true;
    say();
  });
  document.addEventListener("htmx:after:swap", () => {
    const region = document.getElementById("network");
    history.replaceState(history.state, "", region.dataset.here);
    // Under a hand that went on, the slider is already further than this answer.
    if (isAhead && slider.value !== region.dataset.number) return;
    isAhead = false;
    slider.value = region.dataset.number;
    say();
  });
})();
