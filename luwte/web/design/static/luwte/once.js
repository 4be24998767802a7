// A form is sent once, however often the button is pressed. Without this script the server sees to it by client_id.
const REST = 8000;

// May this form be sent now? `sentAt` is when it was last sent, in ms, or undefined.
export function maySend(sentAt, now) {
  return sentAt === undefined || now - sentAt > REST;
}

if (typeof document !== "undefined") {
  const sent = new Map();
  const release = (form) => {
    sent.delete(form);
    form.querySelectorAll("[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (!maySend(sent.get(form), performance.now())) return event.preventDefault();
    sent.set(form, performance.now());
    // aria-disabled, not disabled: a disabled button would drop its own name and value from what is sent.
    event.submitter?.setAttribute("aria-disabled", "true");
    setTimeout(release, REST, form);
  });
  addEventListener("pageshow", (event) => { if (event.persisted) [...sent.keys()].forEach(release); });
}
