// A button marked data-once takes a double click, or a key held down, as one click.
// The page changes under the pointer faster than a hand can stop: the second click would hit what came next.
document.addEventListener("click", (event) => {
  if (event.detail > 1 && event.target.closest("[data-once]")) stop(event);
}, true);

document.addEventListener("keydown", (event) => {
  if (event.repeat && (event.key === "Enter" || event.key === " ") && event.target.closest?.("[data-once]")) stop(event);
}, true);

function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}
