package marketplace.orders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.households.Households;
import marketplace.households.Households.Shared;
import marketplace.orders.Orders.After;
import marketplace.orders.Purchase.Seen;
import marketplace.shared.AccountId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.PlaceCode;
import marketplace.shared.PurchaseId;
import marketplace.shared.Query;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** All purchases of a county, with who may see them. */
@Component
public class Purchases {
    /** How long a guest's pass lasts after the last order has ended. */
    static final Duration PASS_LIFE = Duration.ofDays(90);

    static final int MOST_WRONG_PINS = 10;
    private static final int MOST_PASSES = 20;
    private static final int MOST_TRACES = 10_000;
    private static final int MOST_COMING = 20;
    private static final String COLUMNS =
            "id, account, visitor, language, declaration::text as declaration, pin, placed_at";

    /** Bought by somebody who is a member now as she was then, since the one who looks is a member, too. */
    private static final String OF_A_MEMBER = "(membership = any(:others) and placed_at >= :since)";

    private final Households households;
    private final Sql sql;
    private final Declarations declarations;
    private final Clock clock;

    Purchases(Households households, Sql sql, JsonMapper json, Clock clock) {
        this.households = households;
        this.sql = sql;
        this.declarations = new Declarations(json);
        this.clock = clock;
    }

    /** The purchase, when it is the holder's or was bought by a member of her household; else there is none. */
    public Mono<Seen> get(PurchaseId id, Holder holder) {
        return Mono.zip(Scope.current(), households.shared(holder.account()))
                .flatMap(known -> seeing(
                                "purchases.visible",
                                """
                                select %s, coalesce(%s, false) as of_a_member from orders.purchase p
                                where county = :county and id = :id and (account = :account or visitor = :visit or %2$s or exists (
                                  select from orders.pass a where a.county = p.county and a.purchase = p.id and a.hash = :hash
                                    and exists (select from orders.merchant_order o where o.county = p.county and o.purchase = p.id
                                      and (o.state in ('PLACED', 'SECURED', 'ACCEPTED', 'PACKED')
                                        or coalesce(o.state_until, o.placed_at) > :passesSince))))
                                """.formatted(COLUMNS, OF_A_MEMBER),
                                known.getT1(),
                                holder,
                                known.getT2())
                        .bind("id", id)
                        .bind(
                                "hash",
                                Optional.ofNullable(holder.pass())
                                        .map(Pass::hash)
                                        .orElse(null),
                                byte[].class)
                        .bind("passesSince", clock.instant().minus(PASS_LIFE))
                        .find(this::seen)
                        .switchIfEmpty(Mono.error(OrderRefused.Absent::new)));
    }

    /** For what is the buyer's alone, as paying and reviewing are; members of her household are told no. */
    public Mono<Purchase> getOwn(PurchaseId id, Holder holder) {
        return get(id, holder)
                .flatMap(
                        seen -> seen.isOwn() ? Mono.just(seen.purchase()) : Mono.error(new OrderRefused.NotTheBuyer()));
    }

    /** For rooms that act for nobody in particular. */
    public Mono<Purchase> get(PurchaseId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("purchases.get", """
                    select %s from orders.purchase where county = :county and id = :id
                    """.formatted(COLUMNS))
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(this::purchase)
                        .switchIfEmpty(Mono.error(OrderRefused.Absent::new)));
    }

    /** The purchase made under this key, if it was. */
    public Mono<Purchase> find(String key) {
        return Scope.current()
                .flatMap(scope -> sql.named("purchases.by-key", """
                    select %s from orders.purchase where county = :county and key = :key
                    """.formatted(COLUMNS))
                        .bind("county", scope.county())
                        .bind("key", key)
                        .find(this::purchase));
    }

    /** What this account or visit has bought, and members of her household since she is one; the newest first. */
    public Mono<List<Seen>> list(Holder holder, After before, int limit) {
        return households.shared(holder.account()).flatMap(shared -> list(holder, shared, before, limit));
    }

    /** What this account has bought, the newest first. */
    public Mono<List<Purchase>> listOwn(AccountId account, After before, int limit) {
        return list(new Holder(account, null, null), Optional.empty(), before, limit)
                .map(found -> found.stream().map(Seen::purchase).toList());
    }

    private Mono<List<Seen>> list(Holder holder, Optional<Shared> shared, After before, int limit) {
        return Scope.current()
                .flatMap(scope -> seeing("purchases.list", """
                    select %s, coalesce(%s, false) as of_a_member from orders.purchase
                    where county = :county and (account = :account or visitor = :visit or %2$s)
                      and (placed_at, id) < (:at, :id)
                    order by placed_at desc, id desc limit :limit
                    """.formatted(COLUMNS, OF_A_MEMBER), scope, holder, shared)
                        .bind("at", before.at())
                        .bind("id", before.id())
                        .bind("limit", Math.clamp(limit, 1, Orders.MOST_PER_PAGE))
                        .list(this::seen));
    }

    private Query seeing(String name, String text, Scope scope, Holder holder, Optional<Shared> shared) {
        return sql.named(name, text)
                .bind("county", scope.county())
                .bind("account", holder.account(), UUID.class)
                .bind("visit", holder.visit(), UUID.class)
                .bind("others", shared.map(Shared::others).orElse(List.of()))
                .bind("since", shared.map(Shared::since).orElse(null), Instant.class);
    }

    private Seen seen(Row row) {
        return new Seen(purchase(row), row.flag("of_a_member") ? Seen.As.A_MEMBERS : Seen.As.OWN);
    }

    /**
     * Who gets the goods of these purchases. Personal data: only for those who pack and bring them. None after erasure, save
     * who still owes for what she has.
     */
    public Mono<Map<PurchaseId, Recipient>> recipients(Collection<PurchaseId> purchases) {
        return Scope.current()
                .flatMap(scope -> sql.named("purchases.recipients", """
                    select purchase, given_name, family_name, street, postcode, town, mail, phone, note
                    from orders.recipient r where county = :county and purchase = any(:purchases)
                      and (locked_until is null or exists (
                        select from orders.merchant_order o where o.county = r.county and o.purchase = r.purchase
                          and o.state = 'HANDED_OVER' and o.payment = 'PROMISED'))
                    limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("purchases", purchases)
                        .bind("most", purchases.size() + 1)
                        .list(row -> Map.entry(new PurchaseId(row.uuid("purchase")), Recipient.of(row)))
                        .map(all -> all.stream()
                                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    /** Which orders an account has, for rooms that keep something about them; at most ten thousand, the newest first. */
    public Mono<List<Trace>> traces(AccountId account) {
        return Scope.current()
                .flatMap(scope -> sql.named("purchases.traces", """
                    select p.id as purchase, o.id, o.number
                    from orders.purchase p join orders.merchant_order o on o.county = p.county and o.purchase = p.id
                    where p.county = :county and p.account = :account order by p.placed_at desc, o.id limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .bind("most", MOST_TRACES)
                        .list(row -> new Trace(
                                new PurchaseId(row.uuid("purchase")),
                                new OrderId(row.uuid("id")),
                                new OrderNumber(row.text("number")))));
    }

    /** An order and the purchase it is in. */
    public record Trace(PurchaseId purchase, OrderId order, OrderNumber number) {}

    /**
     * A purchase that is sure to come on a delivery day, so that more may come along with it.
     *
     * @param placedAt when it was ordered
     * @param point the key of the pickup point, if it waits there
     */
    public record Coming(
            PurchaseId purchase,
            Instant placedAt,
            PlaceCode place,
            LocalDate day,
            @Nullable String point,
            String street,
            String postcode) {

        /** Whether she who gets something there lives at the same door. */
        public boolean isFor(Recipient recipient) {
            return Recipient.door(street, postcode).equals(recipient.door());
        }
    }

    /** One per day, way and address, from this day on: the purchase that was ordered first of those still to come. */
    public Mono<List<Coming>> listComing(AccountId account, LocalDate from) {
        return Scope.current()
                .flatMap(scope -> sql.named("purchases.coming", """
                    select distinct on (o.day, o.point, o.place, r.postcode, r.street)
                      p.id, p.placed_at, o.place, o.day, o.point, r.street, r.postcode
                    from orders.purchase p
                    join orders.merchant_order o on o.county = p.county and o.purchase = p.id
                    join orders.recipient r on r.county = p.county and r.purchase = p.id
                    where p.county = :county and p.account = :account and o.day >= :from
                      and o.state in ('SECURED', 'ACCEPTED', 'PACKED') and r.locked_until is null
                    order by o.day, o.point, o.place, r.postcode, r.street, p.placed_at, p.id limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .bind("from", from)
                        .bind("most", MOST_COMING)
                        .list(row -> new Coming(
                                new PurchaseId(row.uuid("id")),
                                row.instant("placed_at"),
                                PlaceCode.of(row.text("place")),
                                row.date("day"),
                                row.findText("point"),
                                row.text("street"),
                                row.text("postcode"))));
    }

    /** A new pass for a guest's letter; at most twenty of a purchase open it, the oldest give way. */
    public Mono<Pass> issuePass(PurchaseId purchase) {
        var pass = Pass.fresh();
        return Scope.current()
                .flatMap(scope -> sql.named("purchases.issue-pass", """
                    with old as (
                      delete from orders.pass where county = :county and hash in (
                        select hash from orders.pass where county = :county and purchase = :purchase
                        order by issued_at desc offset :most)
                    )
                    insert into orders.pass (county, hash, purchase, issued_at) values (:county, :hash, :purchase, :now)
                    """)
                        .bind("county", scope.county())
                        .bind("hash", pass.hash())
                        .bind("purchase", purchase)
                        .bind("now", clock.instant())
                        .bind("most", MOST_PASSES - 1)
                        .run()
                        .thenReturn(pass));
    }

    /** Goes on when the PIN is right; ten wrong ones close it for good, so that guessing is no way in. */
    public Mono<Void> checkPin(PurchaseId purchase, String pin) {
        return Scope.current()
                .flatMap(scope -> sql.named("purchases.check-pin", """
                    update orders.purchase set wrong_pins = wrong_pins + case when pin = :pin then 0 else 1 end
                    where county = :county and id = :id and wrong_pins < :most
                    returning pin = :pin as fits
                    """)
                        .bind("county", scope.county())
                        .bind("id", purchase)
                        .bind("pin", pin.strip())
                        .bind("most", MOST_WRONG_PINS)
                        .find(row -> row.flag("fits"))
                        .switchIfEmpty(Mono.error(OrderRefused.TooManyPins::new))
                        .flatMap(fits -> fits ? Mono.<Void>empty() : Mono.error(new OrderRefused.WrongPin())));
    }

    /** Whether it was added; not when the key was used before. */
    Mono<Boolean> add(String key, Purchase purchase) {
        var account = purchase.buyer() instanceof Buyer.Account(var one) ? one : null;
        return Mono.zip(Scope.current(), households.shared(account))
                .flatMap(known -> sql.named("purchases.add", """
                    insert into orders.purchase
                      (county, id, key, account, visitor, membership, language, declaration, pin, placed_at)
                    values (:county, :id, :key, :account, :visitor, :membership, :language, :declaration::jsonb, :pin,
                      :placedAt)
                    on conflict do nothing
                    """)
                        .bind("county", known.getT1().county())
                        .bind("id", purchase.id())
                        .bind("key", key)
                        .bind("account", account, UUID.class)
                        .bind(
                                "visitor",
                                purchase.buyer() instanceof Buyer.Guest guest ? guest.visit() : null,
                                UUID.class)
                        .bind("membership", known.getT2().map(Shared::own).orElse(null), UUID.class)
                        .bind("language", purchase.language())
                        .bind("declaration", declarations.write(purchase.declaration()))
                        .bind("pin", purchase.pin())
                        .bind("placedAt", purchase.placedAt())
                        .change()
                        .map(added -> added == 1));
    }

    /** How a declaration is written down. */
    String written(Declaration declaration) {
        return declarations.write(declaration);
    }

    Mono<Void> add(PurchaseId purchase, Recipient recipient) {
        return Scope.current()
                .flatMap(scope -> sql.named("purchases.add-recipient", """
                    insert into orders.recipient
                      (county, purchase, given_name, family_name, street, postcode, town, mail, phone, note)
                    values (:county, :purchase, :given, :family, :street, :postcode, :town, :mail, :phone, :note)
                    """)
                        .bind("county", scope.county())
                        .bind("purchase", purchase)
                        .bind("given", recipient.givenName())
                        .bind("family", recipient.familyName())
                        .bind("street", recipient.street())
                        .bind("postcode", recipient.postcode())
                        .bind("town", recipient.town())
                        .bind("mail", recipient.mail(), String.class)
                        .bind("phone", recipient.phone(), String.class)
                        .bind("note", recipient.note(), String.class)
                        .run());
    }

    private Purchase purchase(Row row) {
        return new Purchase(
                new PurchaseId(row.uuid("id")),
                buyer(row),
                row.text("language"),
                declarations.read(row.text("declaration")),
                row.text("pin"),
                row.instant("placed_at"));
    }

    private static Buyer buyer(Row row) {
        Function<UUID, Buyer> account = id -> new Buyer.Account(new AccountId(id));
        return Optional.ofNullable(row.findUuid("account"))
                .map(account)
                .orElseGet(() -> new Buyer.Guest(row.uuid("visitor")));
    }

    /** How a declaration lies in the database. */
    private record Declarations(JsonMapper json) {
        private record Stored(
                String kind,
                @Nullable Long cents,
                @Nullable UUID by,
                @Nullable Instant at,
                @Nullable UUID subject,
                @Nullable Integer version) {}

        String write(Declaration declaration) {
            return json.writeValueAsString(
                    switch (declaration) {
                        case Declaration.Button(var shown) ->
                            new Stored("BUTTON", shown.minor(), null, null, null, null);
                        case Declaration.ReadAloud(var by, var at, var read) ->
                            new Stored("READ_ALOUD", read.minor(), by.value(), at, null, null);
                        case Declaration.Standing(var contract) ->
                            new Stored("STANDING", null, null, null, contract, null);
                        case Declaration.QuoteAccepted(var quote, var version) ->
                            new Stored("QUOTE_ACCEPTED", null, null, null, quote, version);
                    });
        }

        Declaration read(String text) {
            var stored = json.readValue(text, Stored.class);
            return switch (stored.kind()) {
                case "BUTTON" -> new Declaration.Button(money(stored));
                case "READ_ALOUD" ->
                    new Declaration.ReadAloud(new AccountId(must(stored.by())), must(stored.at()), money(stored));
                case "STANDING" -> new Declaration.Standing(must(stored.subject()));
                case "QUOTE_ACCEPTED" -> new Declaration.QuoteAccepted(must(stored.subject()), must(stored.version()));
                default -> throw new IllegalStateException("no declaration " + stored.kind());
            };
        }

        private static Money money(Stored stored) {
            return Money.euro(must(stored.cents()));
        }

        private static <T> T must(@Nullable T value) {
            return Objects.requireNonNull(value);
        }
    }
}
