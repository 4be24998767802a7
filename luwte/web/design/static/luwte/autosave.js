// Saves a form within two seconds of the last change. The form works without it; see design/autosave.html for the words.
const QUIET = 1200, MOST = 5000;

// How long to wait before saving: after a short silence, and never longer than MOST after the first unsaved change.
export function wait(firstChange, now) {
  return Math.max(0, Math.min(QUIET, firstChange + MOST - now));
}

// What an answer means: saved, other (a version from elsewhere), out (logged out), refused, or later (try again).
export function verdict(status, type = "basic", json = true) {
  if (type === "opaqueredirect" || status === 401) return "out";
  if (status >= 200 && status < 300) return json ? "saved" : "refused";
  if (status === 409) return "other";
  if (status === 0 || status === 429 || status >= 500) return "later";
  return "refused";
}

// The pause before attempt n (1, 2, 3…): 2 s, 4 s, 8 s, at most a minute.
export function pause(attempt) {
  return Math.min(60000, 1000 * 2 ** attempt);
}

// A random UUID; crypto.randomUUID is absent on plain http, so the bits are set by hand.
export function uuid(bytes = crypto.getRandomValues(new Uint8Array(16))) {
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// Whether a field says something else than the page that came: typed before this script ran, or put back by the browser.
export function typed({ type, value, defaultValue, checked, defaultChecked }) {
  if (type === "checkbox" || type === "radio") return checked !== defaultChecked;
  return ["text", "textarea", "number", "date"].includes(type) && value !== defaultValue;
}

// What a form says, without what tells one sending from another.
export function said(body) {
  const copy = new URLSearchParams(body);
  ["client_id", "base_revision"].forEach((name) => copy.delete(name));
  return copy.toString();
}

function enhance(form) {
  const line = form.querySelector(".saved"), words = line.dataset;
  const { client_id: id, base_revision: base } = form.elements;
  // `packet` is what was sent and not yet answered: it goes again unchanged, so that an answer that got lost makes no second version.
  let firstChange = null, timer = null, packet = null, flying = null, attempt = 0, over = false, last = null;

  function say(text, url, label, post) {
    line.textContent = text;
    if (!url) return;
    const link = document.createElement(post ? "button" : "a");
    Object.assign(link, post ? { type: "submit", formAction: url, formMethod: "post", formNoValidate: true, className: "quiet" } : { href: url });
    link.textContent = label;
    line.append(" ", link);
  }
  function plan(milliseconds) {
    clearTimeout(timer);
    timer = setTimeout(send, milliseconds);
  }
  function changed(event) {
    if (over || event.target.type === "hidden") return;
    const now = performance.now();
    // Something is under way: from here on it is a new change set.
    if (firstChange === null) { firstChange = now; id.value = uuid(); }
    if (!packet) plan(wait(firstChange, now));
  }
  async function send(keepalive = false) {
    clearTimeout(timer);
    if (flying || over || (!packet && firstChange === null)) return flying;
    if (!packet) {
      const body = new URLSearchParams(new FormData(form));
      firstChange = null;
      // Leaving a field also counts as a change, though nothing was typed since the last save.
      if (said(body) === last) return;
      packet = body; say(words.saving);
    }
    flying = post(packet, keepalive === true);
    const answer = await flying;
    flying = null;
    settle(answer);
  }
  async function post(body, keepalive) {
    try {
      const answer = await fetch(form.action, { method: "POST", body, keepalive, redirect: "manual", headers: { "X-Luwte-Autosave": "1", Accept: "application/json" } });
      const json = (answer.headers.get("content-type") || "").includes("json");
      return { kind: verdict(answer.status, answer.type, json), ...(json ? await answer.json() : {}) };
    } catch {
      return { kind: "later" };
    }
  }
  function settle({ kind, revision, saved_at_words: at, undo_url: undo, other_url: other, error }) {
    if (kind === "later") { say(words.later); return plan(pause(++attempt)); }
    if (kind === "saved" || kind === "other") last = said(packet);
    packet = null; attempt = 0;
    if (revision !== undefined) base.value = revision;
    if (kind === "out") { over = true; return say(words.out); }
    // Not taken: the next try is a new one, by the button or by the next change.
    if (kind === "refused") { id.value = uuid(); say(error || words.refused); }
    else if (kind === "other") { over = revision === undefined; say(words.other, other, words.look); }
    else say(at || words.saved, undo, words.undo, true);
    if (firstChange !== null) plan(wait(firstChange, performance.now()));
  }
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!flying) { over = true; return; }
    // One save is under way: let it land, so that the button does not meet its own shadow as another version.
    event.preventDefault();
    const button = event.submitter;
    Promise.race([flying, new Promise((done) => setTimeout(done, 3000))]).then(() => setTimeout(() => { flying = null; form.requestSubmit(button); }));
  });
  addEventListener("pagehide", () => send(true));
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") send(true); });
  addEventListener("online", () => send());
  addEventListener("pageshow", (event) => { if (event.persisted) over = false; });
  if ([...form.elements].some(typed)) changed({ target: form });
}

if (typeof document !== "undefined") document.querySelectorAll("form[data-autosave]").forEach(enhance);
