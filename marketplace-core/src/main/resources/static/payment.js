// Lets a card be entered on the payment page with the payment house's script; without one there is a link instead.
const form = document.querySelector("form[data-payment]");
const { key, account, secret, kind } = form.dataset;
const house = Stripe(key, account ? { stripeAccount: account } : {});
const elements = house.elements({ clientSecret: secret });
elements.create("payment").mount(form.querySelector("[data-element]"));
form.hidden = false;

form.addEventListener("submit", async event => {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  const back = { elements, confirmParams: { return_url: new URL(form.dataset.return, location).href } };
  const { error } = await (kind === "setup" ? house.confirmSetup(back) : house.confirmPayment(back));
  form.querySelector("[data-error]").textContent = error ? error.message : "";
  button.disabled = false;
});
