// Paced breathing: a circle that grows and shrinks, or words and a count for who wants no motion. The words on the page work without it.

// The breath at `seconds`: phase (in, out, done), count (1, 2, 3…), of (how many counts), size (0 empty to 1 full). It ends after a whole breath.
export function breathAt(seconds, { inhale = 4, exhale = 6, minutes = 3 } = {}) {
  const breath = inhale + exhale, whole = Math.ceil((minutes * 60) / breath) * breath;
  if (seconds >= whole) return { phase: "done", count: 0, of: 0, size: 0 };
  const within = seconds % breath, phase = within < inhale ? "in" : "out";
  const [past, of] = phase === "in" ? [within, inhale] : [within - inhale, exhale];
  const soft = (1 - Math.cos((Math.PI * past) / of)) / 2;
  return { phase, count: Math.floor(past) + 1, of, size: phase === "in" ? soft : 1 - soft };
}

// Whole minutes to write down; empty when it was too short to count.
export function minutesOf(seconds) {
  return seconds < 30 ? "" : String(Math.max(1, Math.round(seconds / 60)));
}

function tone(sound, phase, seconds) {
  const note = sound.createOscillator(), loud = sound.createGain(), now = sound.currentTime;
  note.frequency.setValueAtTime(phase === "in" ? 147 : 196, now);
  note.frequency.linearRampToValueAtTime(phase === "in" ? 196 : 147, now + seconds);
  loud.gain.setValueAtTime(0, now);
  loud.gain.linearRampToValueAtTime(0.05, now + seconds * 0.4);
  loud.gain.linearRampToValueAtTime(0, now + seconds * 0.95);
  note.connect(loud).connect(sound.destination);
  note.start(now);
  note.stop(now + seconds);
}

function run(box) {
  const part = (name) => box.querySelector(`[data-${name}]`), { dataset: words } = box;
  const picture = part("picture"), word = part("word"), count = part("count"), bar = part("bar");
  const begin = part("begin"), rest = part("pause"), stop = part("stop"), running = part("running"), choices = part("choices");
  const keep = document.querySelector("[data-keep]"), minutes = keep.querySelector("[name=minutes]");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches || "quiet" in document.documentElement.dataset;
  const picked = (name) => Number(box.querySelector(`[name=${name}]:checked`).value);
  let plan, timer, wake, sound, last = "", began = 0, before = 0;

  const paused = () => timer === undefined;
  const seconds = () => before + (paused() ? 0 : (performance.now() - began) / 1000);
  function quieten() {
    sound?.close();
    sound = undefined;
  }
  function listen() {
    quieten();
    if (part("sound").checked) sound = new AudioContext();
  }
  function draw() {
    if (still || paused()) return;
    picture.style.setProperty("--size", (0.5 + breathAt(seconds(), plan).size / 2).toFixed(3));
    requestAnimationFrame(draw);
  }
  function tick() {
    const now = breathAt(seconds(), plan);
    if (now.phase === "done") return end(words.done);
    if (now.phase !== last) {
      word.textContent = words[now.phase];
      if (sound) tone(sound, now.phase, now.of);
    }
    last = now.phase;
    count.textContent = now.count;
    bar.max = now.of;
    bar.value = now.phase === "in" ? now.count : now.of - now.count;
  }
  function go() {
    began = performance.now();
    last = "";
    listen();
    timer = setInterval(tick, 200);
    navigator.wakeLock?.request("screen").then((lock) => { wake = lock; }, () => {});
    rest.textContent = words.pause;
    tick();
    draw();
  }
  function halt() {
    before = seconds();
    clearInterval(timer);
    timer = undefined;
    quieten();
    wake?.release();
    wake = undefined;
  }
  function end(text) {
    halt();
    minutes.value = minutesOf(before);
    running.hidden = true;
    choices.hidden = begin.hidden = keep.hidden = false;
    part("said").textContent = text;
    keep.querySelector("h2").focus();
  }
  begin.addEventListener("click", () => {
    plan = { inhale: 4, exhale: picked("exhale"), minutes: picked("length") };
    before = 0;
    part("said").textContent = "";
    choices.hidden = begin.hidden = keep.hidden = true;
    running.hidden = false;
    bar.hidden = !still;
    go();
    rest.focus();
  });
  rest.addEventListener("click", () => {
    if (paused()) return go();
    halt();
    word.textContent = words.paused;
    rest.textContent = words.on;
  });
  stop.addEventListener("click", () => end(words.stopped));
  part("sound").addEventListener("change", () => { if (!paused()) listen(); });
  document.querySelectorAll("[data-without-script]").forEach((one) => { one.hidden = true; });
  keep.hidden = true;
  box.hidden = false;
}

if (typeof document !== "undefined") document.querySelectorAll("[data-breathing]").forEach(run);
