// Tells the checkout that this browser runs scripts, so that a card can be entered on our own payment page.
document.querySelectorAll("form[data-checkout]").forEach(form => form.elements.script.value = "1");
