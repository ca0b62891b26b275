package marketplace.payments.sandbox.pages;

import marketplace.payments.sandbox.objects.Sessions;
import marketplace.payments.sandbox.wire.Books;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Refused;
import marketplace.payments.sandbox.wire.Work;
import tools.jackson.databind.node.ObjectNode;

/** The hosted page of a checkout session: a card is entered without any script. */
public final class Till extends Page {

    private static final String FORM = """
        <p><strong>%s</strong></p>%s
        <form method="post" autocomplete="off">
        <label for="n">Kartennummer · Card number</label><input id="n" name="number" inputmode="numeric" required>
        <label for="e">Gültig bis (MM/JJ) · Expires</label><input id="e" name="expiry" placeholder="12/34" required>
        <label for="c">Prüfziffer · CVC</label><input id="c" name="cvc" inputmode="numeric" required>
        <button>Weiter · Continue</button></form>
        <p><a href="%s">Zurück · Back</a></p>\
        """;

    private static final String FAILED =
            "<p class=\"bad\" role=\"alert\">Das hat nicht geklappt. Es wurde nichts abgebucht."
                    + " · This did not work. Nothing was charged.</p>";

    private final Sessions sessions;

    public Till(Books books, Sessions sessions) {
        super(books);
        this.sessions = sessions;
    }

    @Override
    Next visit(Work anywhere, Visit visit) {
        Work work = anywhere.on(visit.account());
        ObjectNode session = work.get("checkout.session", visit.part(1));
        if (visit.part(2).equals("done")) {
            return new Next.Go(sessions.complete(work, session));
        }
        return visit.answers()
                ? enter(work, session, visit)
                : show(session, visit.query().has("failed"));
    }

    private Next enter(Work work, ObjectNode session, Visit visit) {
        String[] expiry = visit.form().need("expiry").split("\\D+");
        ObjectNode card = Json.object().put("number", visit.form().need("number"));
        card.put("exp_month", expiry[0])
                .put("exp_year", expiry[expiry.length - 1])
                .put("cvc", visit.form().need("cvc"));
        try {
            return new Next.Go(sessions.enter(work, session, card));
        } catch (Refused refused) {
            if (!refused.writesStay()) {
                throw refused;
            }
            return show(session, true);
        }
    }

    private static Next show(ObjectNode session, boolean failed) {
        long minor = Json.number(session, "amount_total");
        String what = minor == 0 ? "Karte hinterlegen · Save card" : "%d,%02d €".formatted(minor / 100, minor % 100);
        String body = FORM.formatted(what, failed ? FAILED : "", Html.escape(Json.text(session, "cancel_url")));
        return new Next.Show("Kartenzahlung · Card payment", body);
    }
}
