// Without a network: the compass as a card and the help page. The card lies here encrypted, with a key that cannot leave.

const DAYS = 14, CARD = "/kompas/kaart/", HELP = "/hulp/", AWAY = "/zonder-netwerk/", SHELL = "luwte-open";

// One small store of this browser: the key, and the card with when it was last fetched.
function store(mode, act) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open("luwte", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const asked = act(opening.result.transaction("kept", mode).objectStore("kept"));
      asked.onsuccess = () => { opening.result.close(); done(asked.result); };
      asked.onerror = () => { opening.result.close(); failed(asked.error); };
    };
  });
}
const get = (name) => store("readonly", (kept) => kept.get(name));
const put = (name, value) => store("readwrite", (kept) => kept.put(value, name));
const drop = () => store("readwrite", (kept) => kept.clear());

async function keep(text) {
  let key = await get("key");
  if (!key) {
    key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await put("key", key);
  }
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text));
  await put("card", { iv, data, at: Date.now() });
}

async function card() {
  const [key, kept] = [await get("key"), await get("card")];
  if (!key || !kept) return away();
  if (Date.now() - kept.at > DAYS * 86_400_000) {
    await drop();
    return away();
  }
  const data = await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv }, key, kept.data);
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'self'" };
  return new Response(new TextDecoder().decode(data), { headers });
}

async function open(address) {
  return (await (await caches.open(SHELL)).match(address)) ?? Response.error();
}
const away = () => open(AWAY);

// Pages that hold nothing of anyone, with the looks they ask for.
async function lay() {
  const shell = await caches.open(SHELL);
  for (const address of [HELP, AWAY]) {
    const page = await fetch(address);
    const looks = [...(await page.clone().text()).matchAll(/<link[^>]+href="([^"]+)"/g)].map((one) => one[1]);
    await shell.put(address, page);
    await shell.addAll(looks);
  }
}

async function page(request, path) {
  let answer;
  try {
    answer = await fetch(request);
  } catch {
    return path === CARD ? card() : path === HELP ? open(HELP) : away();
  }
  if (path === CARD && (await get("card"))) {
    // Logged out, or this device was taken off the list: nothing stays.
    if (answer.redirected || answer.type === "opaqueredirect" || !answer.ok) await drop();
    else await keep(await answer.clone().text());
  }
  return answer;
}

self.addEventListener("install", (event) => event.waitUntil(lay().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, pathname));
  else if (request.destination === "style" || request.destination === "image")
    event.respondWith(fetch(request).catch(() => open(request)));
});
self.addEventListener("message", (event) => {
  const act = { keep: async () => keep(await (await fetch(CARD)).text()), drop, has: async () => {} }[event.data];
  const answer = async () => {
    await act?.();
    event.ports[0].postMessage(Boolean(await get("card")));
  };
  event.waitUntil(answer());
});
