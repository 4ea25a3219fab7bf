// The box under a password shows what was typed. Without this script the box is not there.
for (const box of document.querySelectorAll("[data-shows]")) {
  const field = document.getElementById(box.dataset.shows);
  box.closest("label").hidden = false;
  box.checked = false;
  box.addEventListener("change", () => { field.type = box.checked ? "text" : "password"; });
  // What is sent is a password again: browsers then offer to keep it.
  field.form.addEventListener("submit", () => { field.type = "password"; });
}
