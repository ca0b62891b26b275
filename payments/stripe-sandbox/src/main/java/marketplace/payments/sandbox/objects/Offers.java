package marketplace.payments.sandbox.objects;

import java.util.List;
import java.util.Map;
import java.util.Set;
import marketplace.payments.sandbox.wire.Form;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Refused;
import marketplace.payments.sandbox.wire.Shapes;
import marketplace.payments.sandbox.wire.Work;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which means of payment an intent offers, and which of them hold money instead of taking it. */
final class Offers {

    static final String CARD = "card";
    static final String DEBIT = "sepa_debit";
    private static final String MANUAL = "manual";
    private static final List<String> KNOWN = List.of(CARD, "paypal", "klarna", DEBIT, "eps");
    private static final Set<String> ELSEWHERE = Set.of("paypal", "klarna", "eps");
    private static final Set<String> HOLDING = Set.of(CARD, "paypal", "klarna");
    private static final Map<String, String> CAPABILITIES = Map.of(CARD, "card_payments");

    private Offers() {}

    /** Whether the buyer confirms it at its provider. */
    static boolean isElsewhere(String type) {
        return ELSEWHERE.contains(type);
    }

    static boolean isKnown(String type) {
        return KNOWN.contains(type);
    }

    /** The types named in the call; else all that the account has on and that do what the intent wants of them. */
    static void begin(Work work, Form form, ObjectNode intent) {
        ArrayNode types = intent.putArray("payment_method_types");
        List<String> given = form.texts("payment_method_types");
        given.forEach(types::add);
        if (given.isEmpty()) {
            boolean holds = MANUAL.equals(form.text("capture_method").orElse(""));
            KNOWN.stream()
                    .filter(type -> isOn(work, type) && (!holds || HOLDING.contains(type)))
                    .forEach(types::add);
            intent.putObject("automatic_payment_methods")
                    .put("enabled", true)
                    .put(
                            "allow_redirects",
                            form.text("automatic_payment_methods.allow_redirects")
                                    .orElse("always"));
        }
        KNOWN.forEach(type -> option(form, intent, type));
    }

    /** On the platform cards and debits are. */
    private static boolean isOn(Work work, String type) {
        if (work.account().isEmpty()) {
            return type.equals(CARD) || type.equals(DEBIT);
        }
        String capability = CAPABILITIES.getOrDefault(type, type + "_payments");
        return work.on(Work.PLATFORM)
                .get("account", work.account())
                .path("capabilities")
                .path(capability)
                .asString("")
                .equals("active");
    }

    private static void option(Form form, ObjectNode intent, String type) {
        String name = "payment_method_options." + type + ".capture_method";
        form.text(name).ifPresent(how -> {
            if (!how.equals(MANUAL) || !HOLDING.contains(type)) {
                throw Refused.invalid("Invalid capture_method for " + type + ": " + how, name);
            }
            ObjectNode options = intent.path("payment_method_options") instanceof ObjectNode there
                    ? there
                    : intent.putObject("payment_method_options");
            options.set(type, Shapes.of(type + "_options").put("capture_method", MANUAL));
        });
    }

    /** Whether the money of this means is held and waits to be taken; what is said of the means goes before the rest. */
    static boolean holds(ObjectNode intent, String type) {
        String own = intent.path("payment_method_options")
                .path(type)
                .path("capture_method")
                .asString("");
        return MANUAL.equals(own.isEmpty() ? Json.text(intent, "capture_method") : own);
    }
}
