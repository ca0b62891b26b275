package marketplace.delivery;

import java.time.LocalDate;
import marketplace.orders.Orders;
import marketplace.orders.Orders.PointDay;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Room at a pickup point: counted by one buyer at a time, inside the transaction that places her purchase. */
@Component
public class KeepRoom {
    private final Networks networks;
    private final Orders orders;
    private final Sql sql;

    KeepRoom(Networks networks, Orders orders, Sql sql) {
        this.networks = networks;
        this.orders = orders;
        this.sql = sql;
    }

    /** Whether one more purchase fits there on that day; until the transaction ends nobody else is told so. */
    public Mono<Boolean> at(String point, LocalDate day) {
        return alone(point, day)
                .then(Mono.defer(() -> Mono.zip(orders.pointLoads(day), networks.here())))
                .map(known -> known.getT1().getOrDefault(new PointDay(point, day), 0) < crates(known.getT2(), point));
    }

    private static int crates(Network network, String point) {
        return network.point(point).map(PickupPoint::crates).orElse(0);
    }

    private Mono<Void> alone(String point, LocalDate day) {
        return Scope.current()
                .flatMap(scope -> sql.named("delivery.keep-room", """
                    select pg_advisory_xact_lock(
                      hashtextextended('delivery/' || :county || '/' || :point || '/' || :day, 0)) is null as held
                    """)
                        .bind("county", scope.county())
                        .bind("point", point)
                        .bind("day", day.toString())
                        .find(row -> row.flag("held")))
                .then();
    }
}
