package marketplace.payments.disputes;

import marketplace.outbox.Outbox;
import marketplace.payments.charges.Charge;
import marketplace.payments.charges.Charges;
import marketplace.payments.feed.Disputed;
import marketplace.payments.ledger.Ledger;
import marketplace.payments.ledger.Movement;
import marketplace.payments.stripe.DisputeSeen;
import marketplace.payments.stripe.StripeGateway;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All disputes, as Stripe last showed them. */
@Component
public class Disputes {

    private final Sql sql;
    private final Outbox outbox;
    private final Charges charges;
    private final Ledger ledger;
    private final StripeGateway stripe;

    Disputes(Sql sql, Outbox outbox, Charges charges, Ledger ledger, StripeGateway stripe) {
        this.sql = sql;
        this.outbox = outbox;
        this.charges = charges;
        this.ledger = ledger;
        this.stripe = stripe;
    }

    /** Asks Stripe how a dispute stands, books what it moved and tells when its status is new. */
    public Mono<Void> look(String account, String dispute) {
        return stripe.lookAtDispute(account, dispute).flatMap(seen -> sql.together(see(seen)));
    }

    private Mono<Void> see(DisputeSeen seen) {
        return charges.findOrder(seen.intent())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("no charge of " + seen.intent() + " yet")))
                .flatMap(charges::get)
                .flatMap(charge -> book(charge, seen).then(Mono.defer(() -> keep(charge, seen))));
    }

    private Mono<Void> book(Charge charge, DisputeSeen seen) {
        return Flux.fromIterable(seen.entries())
                .concatMap(entry ->
                        ledger.book(Movement.of(entry, charge.terms().merchant(), Movement.buyer(charge.order()))))
                .then();
    }

    private Mono<Void> keep(Charge charge, DisputeSeen seen) {
        return Scope.current()
                .flatMap(scope -> sql.named("disputes.keep", """
                    insert into disputes.dispute as d (county, id, order_id, amount, reason, status, version)
                    values (:county, :id, :order, :amount, :reason, :status, 1)
                    on conflict (county, id) do update set status = excluded.status, version = d.version + 1
                    where d.status <> excluded.status and d.status not in ('won', 'lost')
                    returning version
                    """)
                        .bind("county", scope.county())
                        .bind("id", seen.id())
                        .bind("order", charge.order())
                        .bind("amount", seen.amount())
                        .bind("reason", seen.reason())
                        .bind("status", seen.status())
                        .find(row -> new Disputed(
                                charge.order(),
                                seen.id(),
                                seen.amount(),
                                seen.reason(),
                                seen.status(),
                                row.number("version")))
                        .flatMap(outbox::append));
    }
}
