// Keeps a progress bar current. Without script the page has a link to look again.
const EVERY = 1500, RARE = 10000;

// How long until the next look: often at first, rarely when it takes long or when the answer fails.
export function until(looks, failed = false) {
  return failed ? RARE : Math.min(RARE, EVERY + looks * 100);
}

function enhance(box) {
  const bar = box.querySelector("progress"), words = box.querySelector("[role=status]");
  let looks = 0;
  box.querySelector("[data-without-script]")?.remove();
  async function look() {
    try {
      const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
      const now = await answer.json();
      if (now.finished) return location.replace(now.next || location.href);
      bar.max = now.total; bar.value = now.done;
      if (words.textContent !== now.words) words.textContent = now.words;
      setTimeout(look, until(++looks));
    } catch {
      setTimeout(look, until(++looks, true));
    }
  }
  setTimeout(look, EVERY);
}

if (typeof document !== "undefined") document.querySelectorAll("[data-progress]").forEach(enhance);
