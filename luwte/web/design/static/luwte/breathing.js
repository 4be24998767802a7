// Where the breath is at `seconds`: a pure function, so that it can be tested without a page.
export function phaseAt(seconds, out) {
  const within = seconds % (4 + out);
  return within < 4 ? { phase: "in", left: 4 - within } : { phase: "out", left: 4 + out - within };
}

function run(box) {
  const circle = box.querySelector(".breath"), said = box.querySelector("[data-said]");
  const start = box.querySelector("[data-start]"), stop = box.querySelector("[data-stop]");
  const picked = (name) => Number(box.querySelector(`[name=${name}]:checked`).value);
  let timer = null, sound = null;

  function end(words) {
    clearInterval(timer);
    if (sound) { sound.close(); sound = null; }
    circle.className = "breath"; circle.textContent = "";
    start.hidden = false; stop.hidden = true; said.textContent = words;
  }
  function tone(phase) {
    if (!sound) return;
    const note = sound.createOscillator(), loud = sound.createGain(), now = sound.currentTime;
    note.frequency.value = phase === "in" ? 220 : 165;
    loud.gain.setValueAtTime(0, now); loud.gain.linearRampToValueAtTime(0.05, now + 0.4); loud.gain.linearRampToValueAtTime(0, now + 1.6);
    note.connect(loud).connect(sound.destination); note.start(now); note.stop(now + 1.7);
  }
  start.addEventListener("click", () => {
    const out = picked("out"), length = picked("long") * 60, began = performance.now();
    let last = "";
    if (box.querySelector("[name=sound]").checked) sound = new AudioContext();
    start.hidden = true; stop.hidden = false; said.textContent = "";
    const field = document.querySelector("form [name=minutes]");
    if (field) field.value = picked("long");
    const tick = () => {
      const seconds = (performance.now() - began) / 1000;
      if (seconds >= length) return end(box.dataset.done);
      const now = phaseAt(seconds, out);
      if (now.phase !== last) { last = now.phase; circle.className = `breath ${now.phase}`; tone(now.phase); }
      circle.textContent = `${box.dataset[now.phase]} ${Math.ceil(now.left)}`;
    };
    tick(); timer = setInterval(tick, 250);
  });
  stop.addEventListener("click", () => end(""));
  box.hidden = false;
}

if (typeof document !== "undefined") document.querySelectorAll("[data-breathing]").forEach(run);
