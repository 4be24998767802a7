// Reads the written text a line at a time, with the browser's own voice or in silence. The text stays on the page.

// Seconds that a line stays when nobody reads it aloud: time to read it slowly, and time to do it.
export function silent(line, slow) {
  return (line.split(/\s+/).length * 0.5 + 4) * (slow ? 1.5 : 1);
}

// The voice for a language: one of the device itself first, since a voice from elsewhere would send the text away.
export function voiceFor(voices, language) {
  return voices.find((one) => one.localService && one.lang.toLowerCase().startsWith(language));
}

function run(box) {
  const part = (name) => box.querySelector(`[data-${name}]`), { dataset: words } = box;
  const begin = part("begin"), rest = part("rest-button"), stop = part("stop"), choices = part("choices"), speech = globalThis.speechSynthesis;
  const lines = [...document.querySelectorAll("[data-how] :is(p, li)")].filter((one) => !one.querySelector("p, li")).map((one) => one.textContent.trim()).filter(Boolean);
  let at = 0, going = false, timer;

  const slow = () => box.querySelector("[name=pace]:checked").value === "slow";
  const voice = () => (part("aloud").checked && speech ? voiceFor(speech.getVoices(), words.language) : undefined);
  function later(seconds) {
    timer = setTimeout(() => { at += 1; next(); }, seconds * 1000);
  }
  function next() {
    if (at >= lines.length) return end(words.done);
    const line = lines[at], chosen = voice();
    part("line").textContent = line;
    if (!chosen) return later(silent(line, slow()));
    const said = new SpeechSynthesisUtterance(line);
    Object.assign(said, { voice: chosen, lang: chosen.lang, rate: slow() ? 0.75 : 0.95 });
    said.onend = () => { if (going) later(slow() ? 8 : 4); };
    said.onerror = () => { if (going) later(silent(line, slow())); };
    speech.speak(said);
  }
  function halt() {
    going = false;
    clearTimeout(timer);
    speech?.cancel();
  }
  function go() {
    going = true;
    part("said").textContent = part("aloud").checked && !voice() ? words.mute : words.going;
    rest.textContent = words.pause;
    next();
  }
  function show(running) {
    part("running").hidden = !running;
    begin.hidden = choices.hidden = running;
  }
  function end(text) {
    halt();
    show(false);
    part("line").textContent = "";
    part("said").textContent = text;
    begin.focus();
  }
  begin.addEventListener("click", () => {
    at = 0;
    show(true);
    go();
    rest.focus();
  });
  rest.addEventListener("click", () => {
    if (!going) return go();
    halt();
    part("said").textContent = words.paused;
    rest.textContent = words.on;
  });
  stop.addEventListener("click", () => end(words.stopped));
  addEventListener("pagehide", halt);
  speech?.getVoices();
  box.hidden = lines.length === 0;
}

if (typeof document !== "undefined") document.querySelectorAll("[data-spoken]").forEach(run);
