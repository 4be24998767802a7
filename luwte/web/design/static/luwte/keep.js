// Keeps the card on this phone, or takes it off; shows what holds only where the browser can do it.

async function ask(what) {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = ({ data }) => done(data);
    active.postMessage(what, [port2]);
  });
}

async function run(box) {
  const [keep, drop, said] = ["keep", "drop", "said"].map((name) => box.querySelector(`[data-${name}]`));
  function show(has) {
    keep.hidden = has;
    drop.hidden = !has;
    said.textContent = has ? said.dataset.has : "";
  }
  const begin = () => navigator.serviceWorker.register(box.dataset.worker);
  keep.addEventListener("click", async () => {
    await begin();
    show(await ask("keep"));
  });
  drop.addEventListener("click", async () => show(await ask("drop")));
  const there = await navigator.serviceWorker.getRegistration("/");
  show(there?.active ? await ask("has") : false);
  box.hidden = false;
}

if (typeof document !== "undefined" && "serviceWorker" in navigator && crypto.subtle) document.querySelectorAll("[data-phone]").forEach(run);
