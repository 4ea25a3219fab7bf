// A form marked data-busy takes a while: it is sent once, and says that work is going on.
for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", (event) => {
    if (form.hasAttribute("aria-busy")) event.preventDefault();
    form.setAttribute("aria-busy", "true");
  });
}

// Going back brings the page as it was left.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-busy]")) form.removeAttribute("aria-busy");
});
