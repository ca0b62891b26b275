// What the pages do better with a script; every part works without it.
const TOAST_MS = 6000;

function forgetToast(toast) {
  setTimeout(() => toast.matches(":hover, :focus-within") ? forgetToast(toast) : toast.remove(), TOAST_MS);
}

const place = document.getElementById("toast");
new MutationObserver(() => place.querySelectorAll(".toast:not([data-seen])").forEach(seen)).observe(place, { childList: true });
place.querySelectorAll(".toast").forEach(seen);

function seen(toast) {
  toast.dataset.seen = "";
  forgetToast(toast);
}

// The toast of a finished step belongs to this moment, not to the address.
const address = new URL(location);
if (address.searchParams.has("done")) {
  address.searchParams.delete("done");
  history.replaceState(history.state, "", address);
}

// A details that lies over the page closes on Escape and on a click elsewhere.
document.addEventListener("click", event => close(open => !open.contains(event.target)));
document.addEventListener("keydown", event => event.key === "Escape" && close(open => {
  if (open.contains(document.activeElement)) open.querySelector("summary").focus();
  return true;
}));

function close(which) {
  document.querySelectorAll("details.place[open]").forEach(open => which(open) && open.removeAttribute("open"));
}

// Whoever sent a form with mistakes goes straight to what is to be mended.
const mend = () => document.querySelector("form > [role=alert]")?.focus();
mend();
document.addEventListener("htmx:afterSettle", mend);
