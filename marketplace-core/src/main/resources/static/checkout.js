// Tells the checkout that this browser runs scripts, so that a card can be entered on our own payment page.
const tell = () => document.querySelectorAll("form[data-checkout]").forEach(form => form.elements.script.value = "1");
tell();

// Another way of hand-over or another place is another total: the page is asked for it at once.
document.addEventListener("change", event => {
  if (event.target.matches("[data-update] input, [data-checkout] [name=place]")) event.target.form.elements.update.click();
});

// What one was at stays where it was on the screen, whatever was exchanged around it.
let height = null;
const top = () => document.activeElement?.closest("[data-checkout]") ? document.activeElement.getBoundingClientRect().top : null;
document.addEventListener("htmx:beforeSwap", () => height = top());
document.addEventListener("htmx:afterSettle", () => {
  tell();
  if (height !== null && top() !== null) scrollBy({ top: top() - height, behavior: "instant" });
});
