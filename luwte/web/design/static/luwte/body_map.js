// A figure to touch: a tap chooses that place in the first empty line of the list. The list holds the same without it.

// The number of the first line without a place and without words; -1 when there is none.
export function free(lines) {
  return lines.findIndex(({ where, text }) => !where && !text.trim());
}

function run(box) {
  const form = box.closest("form"), field = (name, n) => form.elements[`${name}-${n}`];
  const count = () => form.querySelectorAll("[name^='where-']").length;
  const lines = () => Array.from({ length: count() }, (_one, n) => ({ where: field("where", n).value, text: field("text", n).value }));
  function draw() {
    const there = new Set(lines().map((one) => one.where));
    box.querySelectorAll("[data-place]").forEach((one) => one.classList.toggle("chosen", there.has(one.dataset.place)));
  }
  box.addEventListener("click", (event) => {
    const place = event.target.closest("[data-place]")?.dataset.place;
    if (!place) return;
    const stands = lines().findIndex((one) => one.where === place), n = stands < 0 ? free(lines()) : stands;
    if (n < 0) return;
    field("where", n).value = place;
    field("where", n).dispatchEvent(new Event("change", { bubbles: true }));
    field("text", n).focus();
    draw();
  });
  form.addEventListener("change", draw);
  draw();
  box.hidden = false;
}

if (typeof document !== "undefined") document.querySelectorAll("[data-body]").forEach(run);
