package marketplace.payments.sandbox.pages;

import java.util.Map;
import marketplace.payments.sandbox.objects.PaymentIntents;
import marketplace.payments.sandbox.objects.SetupIntents;
import marketplace.payments.sandbox.wire.Books;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Refused;
import marketplace.payments.sandbox.wire.Work;
import tools.jackson.databind.node.ObjectNode;

/** The buyer's bank asking whether it is really she: 3-D Secure. */
public final class Bank extends Page {

    private static final String QUESTION = """
        <p>%s: Möchten Sie diese Zahlung freigeben?</p>
        <p lang="en">%s: do you want to approve this payment?</p>
        <p><strong>%s</strong></p>
        <form method="post"><button name="answer" value="yes">Bestätigen · Confirm</button>
        <button class="other" name="answer" value="no">Ablehnen · Refuse</button></form>\
        """;

    private static final String BACK = """
        <p role="status">Danke, Sie können dieses Fenster schließen. · Thank you, you may close this window.</p>
        <script>if(window.parent!==window){window.parent.postMessage({sandbox:'authenticated'},'*')}</script>\
        """;

    private final SetupIntents setups;
    private final PaymentIntents payments;

    public Bank(Books books, SetupIntents setups, PaymentIntents payments) {
        super(books);
        this.setups = setups;
        this.payments = payments;
    }

    @Override
    Next visit(Work anywhere, Visit visit) {
        Work work = anywhere.on(visit.account());
        ObjectNode intent = work.get(kind(visit), visit.part(1));
        if (!visit.part(2).equals(Json.text(intent, "_auth"))) {
            throw Refused.state("authentication_over", "This question is no longer open.");
        }
        if (visit.answers()) {
            return answer(work, intent, visit);
        }
        if (!"requires_action".equals(Json.text(intent, "status"))) {
            return back(intent);
        }
        return new Next.Show("Zahlung freigeben · Approve payment", question(work, intent));
    }

    private static String question(Work work, ObjectNode intent) {
        String type = Json.text(work.get("payment_method", Json.text(intent, "payment_method")), "type");
        String who =
                Map.of("klarna", "Klarna", "paypal", "PayPal", "eps", "EPS").getOrDefault(type, "");
        return QUESTION.formatted(
                who.isEmpty() ? "Ihre Bank fragt nach" : who, who.isEmpty() ? "Your bank asks" : who, amount(intent));
    }

    private Next answer(Work work, ObjectNode intent, Visit visit) {
        boolean yes = "yes".equals(visit.form().need("answer"));
        try {
            if (Json.text(intent, "object").equals("setup_intent")) {
                setups.authenticated(work, intent, yes);
            } else {
                payments.authenticated(work, intent, yes);
            }
        } catch (Refused refused) {
            if (!refused.writesStay()) {
                throw refused;
            }
        }
        return back(intent);
    }

    private static Next back(ObjectNode intent) {
        String to = Json.text(intent, "_return");
        if (to.isEmpty() || intent.path("_scripted").asBoolean(false)) {
            return new Next.Show("Fertig · Done", BACK);
        }
        boolean failed = "requires_payment_method".equals(Json.text(intent, "status"));
        String kind = Json.text(intent, "object");
        return new Next.Go(to + (to.contains("?") ? "&" : "?") + kind + "=" + Json.text(intent, "id") + "&" + kind
                + "_client_secret=" + Json.text(intent, "client_secret") + "&redirect_status="
                + (failed ? "failed" : "succeeded"));
    }

    private static String kind(Visit visit) {
        return visit.part(1).startsWith("seti_") ? "setup_intent" : "payment_intent";
    }

    private static String amount(ObjectNode intent) {
        long minor = Json.number(intent, "amount");
        return minor == 0 ? "Karte hinterlegen · Save card" : "%d,%02d €".formatted(minor / 100, minor % 100);
    }
}
