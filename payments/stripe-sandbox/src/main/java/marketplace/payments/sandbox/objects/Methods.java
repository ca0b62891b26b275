package marketplace.payments.sandbox.objects;

import java.util.List;
import marketplace.payments.sandbox.wire.Call;
import marketplace.payments.sandbox.wire.Form;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Listing;
import marketplace.payments.sandbox.wire.Refused;
import marketplace.payments.sandbox.wire.Routes;
import marketplace.payments.sandbox.wire.Shapes;
import marketplace.payments.sandbox.wire.Work;
import tools.jackson.databind.node.ObjectNode;

/** Payment methods: cards, debits and what is confirmed elsewhere; attached to a customer, or cloned from the platform. */
public final class Methods {

    private static final int CARD_YEAR = 2034;

    public void addTo(Routes routes) {
        routes.open("POST", "/v1/payment_methods", this::create)
                .get(
                        "/v1/payment_methods",
                        call -> list(
                                call,
                                "/v1/payment_methods",
                                call.form().text("customer").orElse("")))
                .get("/v1/payment_methods/{id}", call -> call.subject("payment_method"))
                .post("/v1/payment_methods/{id}/attach", this::attach)
                .post("/v1/payment_methods/{id}/detach", this::detach)
                .get(
                        "/v1/customers/{id}/payment_methods",
                        call -> list(call, "/v1/customers/" + call.id() + "/payment_methods", call.id()));
    }

    private static ObjectNode list(Call call, String url, String customer) {
        return Listing.page(
                call,
                "payment_method",
                url,
                method -> !customer.isEmpty()
                        && customer.equals(Json.text(method, "customer"))
                        && call.form()
                                .text("type")
                                .map(type -> type.equals(Json.text(method, "type")))
                                .orElse(true));
    }

    private ObjectNode create(Call call) {
        return call.form().has("payment_method") ? copy(call) : entered(call.work(), call.form(), "", call.byClient());
    }

    /** Copies a platform customer's method to the account of the call. */
    private static ObjectNode copy(Call call) {
        Work platform = call.work().on(Work.PLATFORM);
        ObjectNode source = platform.get("payment_method", call.form().need("payment_method"));
        if (call.work().account().isEmpty()) {
            throw Refused.invalid("You can only clone a PaymentMethod to a connected account.", "payment_method");
        }
        if (!call.form().need("customer").equals(Json.text(source, "customer"))) {
            throw Refused.invalid("The payment method you provided is not attached to the customer.", "payment_method");
        }
        if (!"card".equals(Json.text(source, "type"))) {
            throw Refused.invalid(
                    "Only payment methods of type card can be cloned to accounts in this region.", "payment_method");
        }
        source.put("_clones", Json.number(source, "_clones") + 1);
        platform.save(source);
        ObjectNode copy = call.work().fresh("payment_method", "pm");
        copy.put("type", "card").set("card", source.get("card").deepCopy());
        copy.set("billing_details", source.get("billing_details").deepCopy());
        copy.put("_number", Json.text(source, "_number")).put("_clone", Json.number(source, "_clones"));
        copy.put("_setUp", source.path("_setUp").asBoolean(false));
        form(call.form(), "", copy);
        return copy;
    }

    /** A method from entered figures under a prefix such as {@code payment_method_data.}. */
    public static ObjectNode entered(Work work, Form form, String prefix, boolean mayEnterNumbers) {
        String type = form.need(prefix + "type");
        ObjectNode method = switch (type) {
            case "card" -> card(work, form, prefix, mayEnterNumbers);
            case "sepa_debit" -> debit(work, form.need(prefix + "sepa_debit.iban"));
            default -> elsewhere(work, type, prefix);
        };
        form(form, prefix, method);
        return method;
    }

    private static void form(Form form, String prefix, ObjectNode method) {
        form.eachText(prefix + "billing_details", (name, value) -> {
            if (List.of("email", "name", "phone").contains(name)) {
                method.withObject("billing_details").put(name, value);
            }
        });
        form.mergeMetadata(method);
    }

    private static ObjectNode card(Work work, Form form, String prefix, boolean mayEnterNumbers) {
        if (form.has(prefix + "card.token")) {
            return ofToken(work, "pm_card_" + form.need(prefix + "card.token").replaceFirst("^tok_", ""));
        }
        if (!mayEnterNumbers) {
            String message = "Sending credit card numbers directly to the Stripe API is generally unsafe."
                    + " Use the script, a hosted page or a test token.";
            throw Refused.card("card_declined", null, message);
        }
        String number = form.need(prefix + "card.number").replaceAll("\\D", "");
        TestCard card = TestCard.ofNumber(number)
                .orElseThrow(() -> Refused.card("incorrect_number", null, "Your card number is incorrect."));
        return of(work, card, (int) form.number(prefix + "card.exp_month").orElse(12), year(form, prefix));
    }

    private static int year(Form form, String prefix) {
        int year = (int) form.number(prefix + "card.exp_year").orElse(CARD_YEAR);
        return year < 100 ? 2000 + year : year;
    }

    static ObjectNode ofToken(Work work, String token) {
        return of(
                work,
                TestCard.ofToken(token).orElseThrow(() -> Refused.unknown("PaymentMethod", token)),
                12,
                CARD_YEAR);
    }

    private static ObjectNode of(Work work, TestCard card, int month, int year) {
        ObjectNode method = work.fresh("payment_method", "pm");
        method.put("type", "card").put("_number", card.number());
        ObjectNode figures = Shapes.of("card");
        figures.put("brand", card.brand()).put("display_brand", card.brand()).put("country", card.country());
        figures.put("last4", card.last4())
                .put("funding", "credit")
                .put("fingerprint", "fp" + card.number().substring(4));
        figures.put("exp_month", month).put("exp_year", year);
        figures.putObject("checks")
                .put("cvc_check", "pass")
                .putNull("address_line1_check")
                .putNull("address_postal_code_check");
        figures.putObject("networks").putNull("preferred").putArray("available").add(card.brand());
        figures.putObject("three_d_secure_usage").put("supported", true);
        method.set("card", figures);
        return method;
    }

    private static ObjectNode debit(Work work, String entered) {
        String iban = entered.replace(" ", "");
        if (!iban.matches("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}")) {
            throw Refused.invalid("invalid_bank_account_iban", "The IBAN you provided is invalid.", "sepa_debit[iban]");
        }
        ObjectNode method = work.fresh("payment_method", "pm");
        ObjectNode figures = Shapes.of("sepa_debit");
        figures.put("bank_code", iban.substring(4, 12)).put("country", iban.substring(0, 2));
        figures.put("last4", iban.substring(iban.length() - 4)).put("fingerprint", "fp" + Work.secret(10));
        method.put("type", "sepa_debit").put("_number", iban).set("sepa_debit", figures);
        return method;
    }

    /** A means whose provider asks the buyer, so that nothing is entered here. */
    private static ObjectNode elsewhere(Work work, String type, String prefix) {
        if (!Offers.isElsewhere(type)) {
            throw Refused.invalid("Invalid type: " + type, prefix + "type");
        }
        ObjectNode method = work.fresh("payment_method", "pm");
        method.put("type", type).set(type, Shapes.of(type));
        return method;
    }

    private ObjectNode attach(Call call) {
        String id = call.id();
        ObjectNode method = id.startsWith("pm_card_") ? ofToken(call.work(), id) : call.subject("payment_method");
        String customer = Json.text(call.work().get("customer", call.form().need("customer")), "id");
        return attach(call.work(), method, customer);
    }

    static ObjectNode attach(Work work, ObjectNode method, String customer) {
        String holder = Json.text(method, "customer");
        if (!holder.isEmpty() && !holder.equals(customer)) {
            throw Refused.state(
                    "payment_method_unexpected_state", "The payment method is attached to another customer.");
        }
        if (holder.isEmpty()) {
            method.put("customer", customer);
            work.save(method);
            work.emit("payment_method.attached", method);
        }
        return method;
    }

    private ObjectNode detach(Call call) {
        return detach(call.work(), call.subject("payment_method"));
    }

    private static ObjectNode detach(Work work, ObjectNode method) {
        method.putNull("customer").put("_used", true);
        work.save(method);
        work.emit("payment_method.detached", method);
        return method;
    }

    static void detachAll(Work work, String customer) {
        for (int i = work.count("payment_method") - 1; i >= 0; i--) {
            ObjectNode method = work.at("payment_method", i);
            if (customer.equals(Json.text(method, "customer"))) {
                detach(work, method);
            }
        }
    }
}
