// Lets a card be entered on the payment page with the payment house's script; without one there is a link instead.
const form = document.querySelector("form[data-payment]");
const button = form.querySelector("button");
const error = form.querySelector("[data-error]");
form.hidden = false;

if (window.Stripe) enter();
else {
  button.hidden = true;
  error.textContent = form.dataset.unreachable;
}

function enter() {
  const { key, account, secret, kind } = form.dataset;
  const house = Stripe(key, account ? { stripeAccount: account } : {});
  const elements = house.elements({ clientSecret: secret });
  elements.create("payment").mount(form.querySelector("[data-element]"));

  form.addEventListener("submit", async event => {
    event.preventDefault();
    button.disabled = true;
    error.textContent = "";
    const back = { elements, confirmParams: { return_url: new URL(form.dataset.return, location).href } };
    const answer = await (kind === "setup" ? house.confirmSetup(back) : house.confirmPayment(back));
    error.textContent = answer.error ? answer.error.message : "";
    button.disabled = false;
  });
}
