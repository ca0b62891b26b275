package marketplace.counties;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import marketplace.shared.BasisPoints;
import marketplace.shared.CountyCode;
import marketplace.shared.Money;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The strategy of each county, every version kept; the last is in force, known for a minute. */
@Component
public class Strategies {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST_COUNTIES = 300;
    /** Basis points. */
    private static final int PERCENT = 100;

    private final Sql sql;
    private final JsonMapper json;
    private final Clock clock;
    private final AsyncCache<CountyCode, Strategy> known = Caffeine.newBuilder()
            .expireAfterWrite(FRESH)
            .maximumSize(MOST_COUNTIES)
            .buildAsync();

    Strategies(Sql sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    public Mono<Strategy> here() {
        return Scope.current()
                .flatMap(scope -> Mono.fromFuture(
                        () -> known.get(scope.county(), (_, _) -> read(scope).toFuture()), true));
    }

    /** These switches hold from now on; the same as before are no new version. */
    public Mono<Void> decide(JsonNode switches) {
        return Scope.current()
                .flatMap(scope -> sql.named("strategies.decide", """
                    insert into counties.strategy (county, version, switches, "by", at)
                    select :county, coalesce(max(version), 0) + 1, :switches::jsonb, :by, :now
                    from counties.strategy where county = :county
                    having (array_agg(switches order by version desc))[1] is distinct from :switches::jsonb
                    """)
                        .bind("county", scope.county())
                        .bind("switches", json.writeValueAsString(switches))
                        .bind("by", scope.by(), UUID.class)
                        .bind("now", clock.instant())
                        .run()
                        .then(Mono.fromRunnable(() -> known.synchronous().invalidate(scope.county()))));
    }

    private Mono<Strategy> read(Scope scope) {
        return sql.named("strategies.now", """
            select switches::text as switches from counties.strategy where county = :county
            order by version desc limit 1
            """)
                .bind("county", scope.county())
                .find(row -> strategy(json.readTree(row.text("switches"))))
                .defaultIfEmpty(Strategy.CAREFUL)
                .contextWrite(scope::in);
    }

    private static Strategy strategy(JsonNode switches) {
        var careful = Strategy.CAREFUL;
        return new Strategy(
                flag(switches, "delivery_days", careful.deliveryDays()),
                cents(switches, "delivery_fee_cents").orElse(careful.doorFee()),
                cents(switches, "pickup_point_fee_cents").orElse(careful.pointFee()),
                flag(switches, "sunday_delivery", careful.sundayDelivery()),
                of(switches, "pickup_radius_km").map(JsonNode::asInt).orElse(careful.pickupRadiusKm()),
                flag(switches, "guest_orders", careful.guests()),
                of(switches, "reservation_minutes")
                        .map(JsonNode::asLong)
                        .map(Duration::ofMinutes)
                        .orElse(careful.reservation()),
                of(switches, "weight_tolerance_percent")
                        .map(percent -> new BasisPoints(percent.asInt() * PERCENT))
                        .orElse(careful.weightTolerance()),
                paying(switches, careful.paying()));
    }

    private static Strategy.Paying paying(JsonNode switches, Strategy.Paying careful) {
        return new Strategy.Paying(
                flag(switches, "card_payment", careful.card()),
                flag(switches, "on_account", careful.onAccount()),
                cents(switches, "on_account_limit_cents").orElse(careful.accountLimit()),
                flag(switches, "cash_to_merchant", careful.cash()),
                rate(switches, "application_fee_basis_points", careful.applicationFee()),
                rate(switches, "delivery_share_basis_points", careful.deliveryShare()));
    }

    private static BasisPoints rate(JsonNode switches, String name, BasisPoints careful) {
        return of(switches, name).map(rate -> new BasisPoints(rate.asInt())).orElse(careful);
    }

    private static boolean flag(JsonNode switches, String name, boolean careful) {
        return of(switches, name).map(JsonNode::asBoolean).orElse(careful);
    }

    private static Optional<Money> cents(JsonNode switches, String name) {
        return of(switches, name).map(JsonNode::asLong).map(Money::euro);
    }

    private static Optional<JsonNode> of(JsonNode switches, String name) {
        return Optional.ofNullable(switches.get(name)).filter(value -> !value.isNull());
    }
}
