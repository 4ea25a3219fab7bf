"""Whether the words of a drawing can be read."""

CLASHES = """([drawings, close]) => [...document.querySelectorAll(drawings)].flatMap((svg) => {
    const box = svg.getBoundingClientRect(), scale = box.width / svg.viewBox.baseVal.width;
    const texts = [...svg.querySelectorAll("text")];
    const boxes = texts.map((text) => text.getBoundingClientRect());
    const out = texts.filter((_, n) => boxes[n].left < box.left - 1 || boxes[n].right > box.right + 1
        || boxes[n].bottom > box.bottom + 1).map((text) => text.id);
    for (let a = 0; a < texts.length; a++) for (let b = a + 1; b < texts.length; b++) {
        const wide = Math.min(boxes[a].right, boxes[b].right) - Math.max(boxes[a].left, boxes[b].left);
        const high = Math.min(boxes[a].bottom, boxes[b].bottom) - Math.max(boxes[a].top, boxes[b].top);
        const lines = close && texts[a].classList.contains(close);
        const one = lines && texts[a].getAttribute("x") === texts[b].getAttribute("x");
        if (wide > 1 && high > (one ? 12 * scale : 4)) out.push(`${texts[a].id} on ${texts[b].id}`);
    }
    return out;
})"""


def clashes(page, drawings: str, *, close: str = "") -> list[str]:
    """Texts that are cut by the edge of their drawing or lie on each other. Lines of the class `close` stand
    nearer to those under them: what is between their letters counts as theirs."""
    return page.evaluate(CLASHES, [drawings, close])
