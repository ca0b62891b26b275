// Keeps parts of a page up to date: <div id="x" data-follow="/stream" hx-get="/page" hx-trigger="look" hx-select="#x" hx-swap="outerHTML">.
// The stream says only that there is something to see; where it cannot be had, the part looks by itself now and then.
const BY_ITSELF_MS = 30_000;
const streams = new Map();

const parts = address => [...document.querySelectorAll("[data-follow]")].filter(part => part.dataset.follow === address);

function look(address) {
  const there = parts(address);
  if (there.length === 0) return stop(address);
  there.forEach(part => isBusy(part) ? lookLater(part) : ask(part));
}

// Parts that are being asked for, and whether there was news meanwhile: htmx would forget it with the part it replaces.
const asking = new Map();

function ask(part) {
  if (asking.has(part.id)) return asking.set(part.id, true);
  asking.set(part.id, false);
  htmx.trigger(part, "look");
}

function answered(part) {
  const more = asking.get(part.id);
  asking.delete(part.id);
  if (more) look(part.dataset.follow);
}

document.addEventListener("htmx:afterSettle", event => answered(event.target));
document.addEventListener("htmx:afterRequest", event => {
  const part = event.detail.requestConfig.elt;
  if (part.isConnected) answered(part);
});

function lookLater(part) {
  part.addEventListener("focusout", () => setTimeout(look, 0, part.dataset.follow), { once: true });
}

// Nobody's half-written number is swept away, whether its author still writes or has gone on to the next.
const isBusy = part => [...part.querySelectorAll("input:not([type=hidden]), select, textarea")].some(isBegun);

function isBegun(field) {
  if (field.matches("[type=radio], [type=checkbox]")) return field.checked !== field.defaultChecked;
  if (field.matches("select")) return field === document.activeElement;
  return field === document.activeElement || field.value !== field.defaultValue;
}

// The writing may have begun while the news was under way.
document.addEventListener("htmx:beforeSwap", event => {
  const part = event.detail.target;
  if (part.dataset.follow === undefined || !isBusy(part)) return;
  event.detail.shouldSwap = false;
  lookLater(part);
});

function follow(address) {
  const stream = new EventSource(address);
  streams.set(address, { stream });
  stream.addEventListener("look", () => look(address));
  stream.addEventListener("error", () => {
    if (stream.readyState !== EventSource.CLOSED) return;
    streams.set(address, { stream, timer: setInterval(look, BY_ITSELF_MS, address) });
  });
}

function stop(address) {
  const open = streams.get(address);
  streams.delete(address);
  open?.stream.close();
  clearInterval(open?.timer);
}

function begin() {
  document.querySelectorAll("[data-follow]").forEach(part => streams.has(part.dataset.follow) || follow(part.dataset.follow));
}

begin();
document.addEventListener("htmx:afterSettle", begin);
