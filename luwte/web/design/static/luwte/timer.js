// A quiet timer: says when it starts, stands still and ends; the rest is seen, not heard. The page works without it.

// Whole minutes that are left, rounded up, so that "1" stays until the end.
export function left(seconds, minutes) {
  return Math.max(0, Math.ceil((minutes * 60 - seconds) / 60));
}

function run(box) {
  const part = (name) => box.querySelector(`[data-${name}]`), { dataset: words } = box;
  const begin = part("begin"), rest = part("rest-button"), stop = part("stop"), choices = part("choices");
  let minutes = 0, began = 0, before = 0, timer, wake;

  const seconds = () => before + (timer === undefined ? 0 : (performance.now() - began) / 1000);
  function draw() {
    const n = left(seconds(), minutes);
    part("rest").textContent = n ? `${words.left} ${n} ${n === 1 ? words.minute : words.minutes}` : "";
  }
  function tick() {
    if (seconds() >= minutes * 60) return end(words.done);
    draw();
  }
  function go() {
    began = performance.now();
    timer = setInterval(tick, 500);
    navigator.wakeLock?.request("screen").then((lock) => { wake = lock; }, () => {});
    part("said").textContent = words.going;
    rest.textContent = words.pause;
    draw();
  }
  function halt() {
    before = seconds();
    clearInterval(timer);
    timer = undefined;
    wake?.release();
    wake = undefined;
  }
  function show(running) {
    part("running").hidden = !running;
    begin.hidden = choices.hidden = running;
  }
  function end(text) {
    halt();
    show(false);
    part("rest").textContent = "";
    part("said").textContent = text;
    begin.focus();
  }
  begin.addEventListener("click", () => {
    minutes = Number(box.querySelector("[name=length]:checked").value);
    before = 0;
    show(true);
    go();
    rest.focus();
  });
  rest.addEventListener("click", () => {
    if (timer === undefined) return go();
    halt();
    part("said").textContent = words.paused;
    rest.textContent = words.on;
  });
  stop.addEventListener("click", () => end(words.stopped));
  document.querySelectorAll("[data-without-script]").forEach((one) => { one.hidden = true; });
  box.hidden = false;
}

if (typeof document !== "undefined") document.querySelectorAll("[data-timer]").forEach(run);
