package marketplace.payments.sandbox.pages;

import marketplace.payments.sandbox.objects.Accounts;
import marketplace.payments.sandbox.wire.Books;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Refused;
import marketplace.payments.sandbox.wire.Work;
import tools.jackson.databind.node.ObjectNode;

/** Where a merchant tells Stripe who he is and where his money goes. */
public final class Onboarding extends Page {

    private static final String QUESTION = """
        <p>Bei Stripe würden Sie hier Ihre Angaben zu Betrieb, Person und Bankkonto machen. In der Testumgebung genügt ein Knopf.</p>
        <p lang="en">Here Stripe would ask for your business, person and bank account. In test mode one button is enough.</p>
        <form method="post"><button name="answer" value="complete">Angaben vollständig · Complete</button>
        <button class="other" name="answer" value="later">Später · Later</button></form>\
        """;

    private final Accounts accounts;

    public Onboarding(Books books, Accounts accounts) {
        super(books);
        this.accounts = accounts;
    }

    @Override
    Next visit(Work work, Visit visit) {
        ObjectNode account = work.get("account", visit.part(0));
        if (!visit.answers()) {
            return open(work, visit)
                    ? new Next.Show("Auszahlungskonto · Payout account", QUESTION)
                    : new Next.Go(Json.text(account, "_refresh"));
        }
        accounts.linked(work, visit.part(0), visit.part(1));
        if ("complete".equals(visit.form().need("answer"))) {
            accounts.complete(work, account);
        }
        return new Next.Go(Json.text(account, "_return"));
    }

    private boolean open(Work work, Visit visit) {
        try {
            accounts.linked(work, visit.part(0), visit.part(1));
            return true;
        } catch (Refused _) {
            return false;
        }
    }
}
