package marketplace.billing;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import marketplace.billing.Preparation.Way;
import marketplace.outbox.Due;
import marketplace.shared.PurchaseId;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What checkout asks before and while it places a purchase that is paid online. */
@Component
public class PreparePayment {
    /** A bank holds money for about seven days: it is held at once only when packing is due within these. */
    private static final Duration REACH = Duration.ofDays(5);

    /** Else so long before packing, which leaves the buyer a day to pay anew and the merchant two to pack. */
    private static final Duration BEFORE_PACKING = Duration.ofDays(3);

    private final Sql sql;
    private final Due due;
    private final Clock clock;

    PreparePayment(Sql sql, Due due, Clock clock) {
        this.sql = sql;
        this.due = due;
        this.clock = clock;
    }

    /**
     * How the buyer pays.
     *
     * @param script whether her browser runs scripts; else the card is entered on the payment house's page
     * @param site where she sees us
     * @param packBy when all is to be packed; none where each merchant packs as soon as she has answered
     */
    public record Manner(boolean script, URI site, @Nullable Instant packBy) {}

    /** When the money for what is packed by then would be held; empty when at once. */
    public Optional<Instant> holdAt(@Nullable Instant packBy) {
        return Optional.ofNullable(packBy)
                .filter(moment -> moment.isAfter(clock.instant().plus(REACH)))
                .map(moment -> moment.minus(BEFORE_PACKING));
    }

    /**
     * Remembers how the purchase will be paid, in the transaction that places it.
     *
     * @param merchants how many there are in it
     */
    public Mono<Void> of(PurchaseId purchase, int merchants, Manner manner) {
        var holdAt = holdAt(manner.packBy()).orElse(null);
        var way = merchants == 1 && manner.script() && holdAt == null ? Way.ENTERED : Way.SAVED;
        return add(new Preparation(purchase, way, manner.site().toString(), holdAt))
                .then(Mono.defer(() -> Mono.justOrEmpty(holdAt)
                        .flatMap(moment -> due.plan(PaymentWork.HOLD, purchase.toString(), moment))));
    }

    private Mono<Void> add(Preparation prepared) {
        return Scope.current()
                .flatMap(scope -> sql.named("billing.prepare", """
                    insert into billing.preparation (county, purchase, way, site, hold_at)
                    values (:county, :purchase, :way, :site, :holdAt) on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("purchase", prepared.purchase())
                        .bind("way", prepared.way())
                        .bind("site", prepared.site())
                        .bind("holdAt", prepared.holdAt(), Instant.class)
                        .run());
    }

    /** How it was prepared; what nobody prepared is none of ours to charge. */
    Mono<Preparation> find(PurchaseId purchase) {
        return Scope.current()
                .flatMap(scope -> sql.named("billing.prepared", """
                    select way, site, hold_at from billing.preparation where county = :county and purchase = :purchase
                    """)
                        .bind("county", scope.county())
                        .bind("purchase", purchase)
                        .find(row -> new Preparation(
                                purchase, Way.valueOf(row.text("way")), row.text("site"), row.findInstant("hold_at"))));
    }
}
