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

// The toast of a finished step, and where a listing stood among results, belong to this moment, not to the address.
const address = new URL(location);
const passing = ["done", "platz"].filter(name => address.searchParams.has(name));
if (passing.length > 0) {
  passing.forEach(name => address.searchParams.delete(name));
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

// What can be printed says so, where a script can do it.
document.querySelectorAll("[data-print]").forEach(button => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});

// What the scales show costs this much, and never more than agreed; rounded half up to the cent as the till does.
document.addEventListener("input", event => {
  const { perKg, most } = event.target.dataset;
  if (!perKg) return;
  const grams = Math.min(Number.parseInt(event.target.value, 10) || 0, most);
  const euros = Math.floor((grams * perKg + 500) / 1000) / 100;
  const money = new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency: "EUR" });
  event.target.parentElement.querySelector("output").value = grams ? money.format(euros) : "";
});

// What was seen last stays readable without a line.
navigator.serviceWorker?.register("/offline.js");
