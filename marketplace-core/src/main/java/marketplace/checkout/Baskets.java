package marketplace.checkout;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import marketplace.checkout.Basket.Line;
import marketplace.orders.Wish;
import marketplace.orders.Wish.Instead;
import marketplace.outbox.Retention;
import marketplace.shared.Money;
import marketplace.shared.Overtaken;
import marketplace.shared.PurchaseId;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.Uuids;
import marketplace.shared.VariantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The open basket of each account and visit, and those that became purchases. */
@Component
public class Baskets {
    /** A basket is kept so long after its last change, and the pass to a guest's counts so long. */
    static final Duration LIFE = Duration.ofDays(30);

    private static final String COLUMNS = "id, version, lines::text as lines, purchase";

    private final Sql sql;
    private final JsonMapper json;
    private final Clock clock;

    Baskets(Sql sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    @Bean
    static Retention basketsKept() {
        return Retention.of("checkout.basket", "changed_at", LIFE);
    }

    /** A line as it lies in the database. */
    private record Stored(
            VariantId variant,
            int pieces,
            long seen,
            @Nullable Instead instead,
            @Nullable String note) {
        static Stored of(Line line) {
            return new Stored(
                    line.variant(),
                    line.pieces(),
                    line.seen().minor(),
                    line.wish().instead(),
                    line.wish().note());
        }

        Line line() {
            return new Line(variant, pieces, Money.euro(seen), Wish.of(instead, note));
        }
    }

    private record Found(Basket basket, boolean guests) {}

    /** The open basket, an empty one where there is none yet; a guest's joins her account's once she has signed in. */
    public Mono<Basket> mine(Owner owner) {
        return owner.isNobody() ? Mono.just(fresh()) : open(owner).flatMap(found -> joined(owner, found));
    }

    /** How many listings are in it. */
    public Mono<Integer> count(Owner owner) {
        return Scope.current()
                .flatMap(scope -> sql.named("baskets.count", """
                    select coalesce(sum(jsonb_array_length(lines)), 0)::bigint as n from checkout.basket
                    where county = :county and (account = :account or visitor = :visit) and purchase is null
                    """)
                        .bind("county", scope.county())
                        .bind("account", owner.account(), UUID.class)
                        .bind("visit", owner.visit(), UUID.class)
                        .find(row -> row.count("n")));
    }

    /** The owner's basket with this id, also after it became a purchase. */
    Mono<Basket> get(Owner owner, UUID id) {
        return Scope.current()
                .flatMap(scope -> sql.named("baskets.get", """
                    select %s from checkout.basket
                    where county = :county and id = :id and (account = :account or visitor = :visit)
                    """.formatted(COLUMNS))
                        .bind("county", scope.county())
                        .bind("id", id)
                        .bind("account", owner.account(), UUID.class)
                        .bind("visit", owner.visit(), UUID.class)
                        .find(this::basket)
                        .switchIfEmpty(Mono.error(BasketRefused.Absent::new)));
    }

    Mono<Basket> change(Owner owner, UnaryOperator<Basket> step) {
        return Mono.defer(() -> mine(owner))
                .map(step)
                .flatMap(next -> store(owner, next))
                .retryWhen(Overtaken.startOver());
    }

    /** Becomes the purchase, unless somebody changed or ordered it meanwhile; holds the basket until the transaction ends. */
    Mono<Void> order(Basket basket, PurchaseId purchase) {
        return Scope.current()
                .flatMap(scope -> sql.named("baskets.order", """
                    update checkout.basket set purchase = :purchase, changed_at = :now
                    where county = :county and id = :id and version = :version and purchase is null
                    """)
                        .bind("county", scope.county())
                        .bind("id", basket.id())
                        .bind("version", basket.version())
                        .bind("purchase", purchase)
                        .bind("now", clock.instant())
                        .change()
                        .flatMap(changed ->
                                changed == 1 ? Mono.<Void>empty() : Mono.error(new Overtaken("the basket"))));
    }

    private Mono<List<Found>> open(Owner owner) {
        return Scope.current()
                .flatMap(scope -> sql.named("baskets.open", """
                    select %s, account is null as guests from checkout.basket
                    where county = :county and (account = :account or visitor = :visit) and purchase is null limit 2
                    """.formatted(COLUMNS))
                        .bind("county", scope.county())
                        .bind("account", owner.account(), UUID.class)
                        .bind("visit", owner.visit(), UUID.class)
                        .list(row -> new Found(basket(row), row.flag("guests"))));
    }

    private Mono<Basket> joined(Owner owner, List<Found> found) {
        var own = find(found, owner.account() == null).orElseGet(Baskets::fresh);
        var guests = owner.account() == null ? Optional.<Basket>empty() : find(found, true);
        return guests.map(other -> join(owner, own, other)).orElseGet(() -> Mono.just(own));
    }

    private Mono<Basket> join(Owner owner, Basket own, Basket guests) {
        return sql.together(remove(guests).then(Mono.defer(() -> store(owner, own.and(guests.lines())))))
                .onErrorResume(Overtaken::mayStartOver, _ -> Mono.just(own));
    }

    private static Optional<Basket> find(List<Found> found, boolean guests) {
        return found.stream()
                .filter(one -> one.guests() == guests)
                .map(Found::basket)
                .findFirst();
    }

    private Mono<Basket> store(Owner owner, Basket next) {
        return Scope.current()
                .flatMap(scope -> sql.named("baskets.store", """
                    insert into checkout.basket as b (county, id, account, visitor, version, lines, changed_at)
                    values (:county, :id, :account, :visitor, :version, :lines::jsonb, :now)
                    on conflict (county, id) do update
                    set version = excluded.version, lines = excluded.lines, changed_at = excluded.changed_at
                    where b.version = excluded.version - 1 and b.purchase is null
                    """)
                        .bind("county", scope.county())
                        .bind("id", next.id())
                        .bind("account", owner.account(), UUID.class)
                        .bind("visitor", owner.guest(), UUID.class)
                        .bind("version", next.version())
                        .bind("lines", write(next.lines()))
                        .bind("now", clock.instant())
                        .change()
                        .onErrorMap(DuplicateKeyException.class, _ -> new Overtaken("the basket"))
                        .flatMap(stored -> stored == 1 ? Mono.just(next) : Mono.error(new Overtaken("the basket"))));
    }

    private Mono<Void> remove(Basket guests) {
        return Scope.current()
                .flatMap(scope -> sql.named("baskets.remove", """
                    delete from checkout.basket where county = :county and id = :id and version = :version and purchase is null
                    """)
                        .bind("county", scope.county())
                        .bind("id", guests.id())
                        .bind("version", guests.version())
                        .change()
                        .flatMap(gone -> gone == 1 ? Mono.<Void>empty() : Mono.error(new Overtaken("the basket"))));
    }

    private static Basket fresh() {
        return Basket.empty(Uuids.fresh());
    }

    private String write(List<Line> lines) {
        return json.writeValueAsString(lines.stream().map(Stored::of).toList());
    }

    private Basket basket(Row row) {
        return new Basket(row.uuid("id"), row.number("version"), lines(row), purchase(row.findUuid("purchase")));
    }

    List<Line> lines(Row row) {
        return Arrays.stream(json.readValue(row.text("lines"), Stored[].class))
                .map(Stored::line)
                .toList();
    }

    private static @Nullable PurchaseId purchase(@Nullable UUID id) {
        return id == null ? null : new PurchaseId(id);
    }
}
