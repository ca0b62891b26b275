package marketplace.checkout;

import java.time.Clock;
import java.util.UUID;
import marketplace.orders.Pass;
import marketplace.outbox.Retention;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The passes with which programs open the baskets of guests, who have no session there; each counts for thirty days. */
@Component
public class BasketPasses {
    private final Sql sql;
    private final Clock clock;

    BasketPasses(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Bean
    static Retention basketPassesKept() {
        return Retention.of("checkout.basket_pass", "issued_at", Baskets.LIFE);
    }

    /**
     * A pass to a basket of its own.
     *
     * @param id chosen by whoever asks, so that asking twice makes one; the second time the pass is not told again
     */
    public Mono<Pass> issue(UUID id) {
        var pass = Pass.fresh();
        return Scope.current()
                .flatMap(scope -> sql.named("basket-passes.issue", """
                    insert into checkout.basket_pass (county, id, hash, visitor, issued_at)
                    values (:county, :id, :hash, :visitor, :now) on conflict (county, id) do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("id", id)
                        .bind("hash", pass.hash())
                        .bind("visitor", UUID.randomUUID())
                        .bind("now", clock.instant())
                        .change())
                .flatMap(issued -> issued == 1 ? Mono.just(pass) : Mono.error(new BasketRefused.PassTold()));
    }

    /** The guest who shows this pass, else whoever is signed in. */
    public Mono<Owner> owner(@Nullable Pass pass) {
        return pass == null ? SignedIn.get().map(me -> new Owner(me.account(), null)) : guest(pass);
    }

    private Mono<Owner> guest(Pass pass) {
        return Scope.current()
                .flatMap(scope -> sql.named("basket-passes.find", """
                    select visitor from checkout.basket_pass
                    where county = :county and hash = :hash and issued_at > :since
                    """)
                        .bind("county", scope.county())
                        .bind("hash", pass.hash())
                        .bind("since", clock.instant().minus(Baskets.LIFE))
                        .find(row -> new Owner(null, row.uuid("visitor"))))
                .switchIfEmpty(Mono.error(BasketRefused.Absent::new));
    }
}
