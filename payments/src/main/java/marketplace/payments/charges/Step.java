package marketplace.payments.charges;

import java.util.List;
import marketplace.outbox.Change;
import marketplace.payments.stripe.Ask;

/** What a decision yields: the change, and what is asked of Stripe next. */
record Step(Change<Charge> change, List<Ask> asks) {

    static Step none(Charge charge) {
        return new Step(Change.none(charge), List.of());
    }
}
