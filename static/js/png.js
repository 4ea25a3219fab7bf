// A picture of a chart, drawn from the file of its drawing. Without script the drawing itself can be kept.
"use strict";

for (const button of document.querySelectorAll("[data-png]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const drawing = new Image();
    drawing.src = button.dataset.png;
    await drawing.decode();
    const canvas = document.createElement("canvas");
    canvas.width = 2 * drawing.naturalWidth;
    canvas.height = 2 * drawing.naturalHeight;
    canvas.getContext("2d").drawImage(drawing, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = button.dataset.name;
      link.click();
      URL.revokeObjectURL(link.href);
    }, "image/png");
  });
}
