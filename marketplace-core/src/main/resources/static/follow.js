// Keeps parts of a page up to date: <div id="x" data-follow="/stream" hx-get="/page" hx-trigger="look" hx-select="#x" hx-swap="outerHTML">.
// The stream says only that there is something to see; where it cannot be had, the part looks by itself now and then.
const BY_ITSELF_MS = 30_000;
const streams = new Map();

const parts = address => [...document.querySelectorAll("[data-follow]")].filter(part => part.dataset.follow === address);

function look(address) {
  const there = parts(address);
  if (there.length === 0) return stop(address);
  there.forEach(part => isBusy(part)
    ? part.addEventListener("focusout", () => setTimeout(look, 0, address), { once: true })
    : htmx.trigger(part, "look"));
}

// Nobody's half-written number is swept away.
function isBusy(part) {
  const at = document.activeElement;
  return part.contains(at) && at.matches("input:not([type=radio], [type=checkbox]), select, textarea");
}

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
