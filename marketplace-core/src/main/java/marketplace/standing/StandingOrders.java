package marketplace.standing;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import marketplace.orders.OrderNumber;
import marketplace.orders.PayBy;
import marketplace.orders.Recipient;
import marketplace.orders.Wish;
import marketplace.orders.Wish.Instead;
import marketplace.pages.Language;
import marketplace.shared.AccountId;
import marketplace.shared.Money;
import marketplace.shared.PlaceCode;
import marketplace.shared.Query;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.Sql;
import marketplace.shared.VariantId;
import marketplace.standing.StandingOrder.Course;
import marketplace.standing.StandingOrder.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** All standing orders of a county; each is its account's alone. */
@Component
public class StandingOrders {
    /** Running at a time. */
    static final int MOST = 20;

    private static final int MOST_KEPT = 1_000;
    static final String COLUMNS = """
        id, number, account, version, language, given_name, family_name, street, postcode, town, mail, phone, note,
        place, point, pay_by, of_age, site, lines::text as lines, agreed_at, done_day, next_day, announced, paused_until,
        ended_at, reason\
        """;

    private final Sql sql;
    private final JsonMapper json;

    StandingOrders(Sql sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** A line as it lies in the database. */
    private record Stored(
            VariantId variant,
            String name,
            int pieces,
            Rhythm rhythm,
            LocalDate from,
            long agreed,
            @Nullable Instead instead,
            @Nullable String note) {}

    /** Hers, whoever is signed in. */
    public Mono<StandingOrder> mine(StandingId id) {
        return SignedIn.get()
                .flatMap(me -> sql.named("standing.mine", """
                    select %s from standing.contract where county = :county and id = :id and account = :account
                    """.formatted(COLUMNS))
                        .bind("county", me.county())
                        .bind("id", id)
                        .bind("account", me.account())
                        .find(this::order))
                .switchIfEmpty(Mono.error(StandingRefused.Absent::new));
    }

    /** Hers, the newest first, after the given one. */
    public Mono<List<StandingOrder>> mine(@Nullable StandingId after, int limit) {
        return SignedIn.get()
                .flatMap(me -> sql.named("standing.list", """
                    select %s from standing.contract
                    where county = :county and account = :account and (cast(:after as uuid) is null or id < :after)
                    order by id desc limit :limit
                    """.formatted(COLUMNS))
                        .bind("county", me.county())
                        .bind("account", me.account())
                        .bind("after", after, UUID.class)
                        .bind("limit", limit)
                        .list(this::order));
    }

    /** For rooms that act for nobody in particular; none once it was erased. */
    public Mono<StandingOrder> find(StandingId id) {
        return find(id, "");
    }

    /** The ids of an account's, for rooms that keep something about them. */
    public Mono<List<StandingId>> of(AccountId account) {
        return Scope.current()
                .flatMap(scope -> sql.named("standing.ids", """
                    select id from standing.contract where county = :county and account = :account order by id desc limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("account", account)
                        .bind("most", MOST_KEPT)
                        .list(row -> new StandingId(row.uuid("id"))));
    }

    /** The same, held until the transaction ends: one change after the other. */
    Mono<StandingOrder> hold(StandingId id) {
        return find(id, "for update");
    }

    /** Hers, held. */
    Mono<StandingOrder> holdMine(StandingId id) {
        return SignedIn.get()
                .flatMap(me -> hold(id).filter(order -> order.account().equals(me.account())))
                .switchIfEmpty(Mono.error(StandingRefused.Absent::new));
    }

    /** Held, for whoever names it with the address its letters go to. */
    Mono<StandingOrder> holdNamed(OrderNumber number, String mail) {
        return Scope.current()
                .flatMap(scope -> sql.named("standing.named", """
                    select %s from standing.contract
                    where county = :county and number = :number and lower(mail) = lower(:mail) for update
                    """.formatted(COLUMNS))
                        .bind("county", scope.county())
                        .bind("number", number.value())
                        .bind("mail", mail)
                        .find(this::order))
                .switchIfEmpty(Mono.error(StandingRefused.NotNamed::new));
    }

    private Mono<StandingOrder> find(StandingId id, String hold) {
        return Scope.current()
                .flatMap(scope -> sql.named("standing.find", """
                    select %s from standing.contract where county = :county and id = :id %s
                    """.formatted(COLUMNS, hold))
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(this::order));
    }

    /** Whether it was added; not when its account has as many as it may, nor twice. */
    Mono<Boolean> add(StandingOrder order) {
        return Scope.current()
                .flatMap(scope -> written(sql.named("standing.add", """
                    insert into standing.contract (county, id, number, account, version, language, given_name, family_name,
                      street, postcode, town, mail, phone, note, place, point, pay_by, of_age, site, lines, agreed_at,
                      done_day, next_day, announced, paused_until, ended_at)
                    select :county, :id, :number, :account, :version, :language, :given, :family, :street, :postcode, :town,
                      :mail, :phone, :note, :place, :point, :payBy, :ofAge, :site, :lines::jsonb, :agreedAt,
                      :done, :next, :announced, :paused, :ended
                    where (select count(*) from standing.contract
                      where county = :county and account = :account and ended_at is null) < :most
                    on conflict do nothing
                    """), order)
                        .bind("county", scope.county())
                        .bind("number", order.number().value())
                        .bind("account", order.account())
                        .bind("agreedAt", order.agreedAt())
                        .bind("most", MOST)
                        .change()
                        .map(added -> added == 1));
    }

    /** What is held, as it is now. */
    Mono<StandingOrder> store(StandingOrder changed) {
        var order = changed.counted();
        return Scope.current()
                .flatMap(scope -> sql.named("standing.store", """
                    update standing.contract set version = :version, lines = :lines::jsonb, done_day = :done,
                      next_day = :next, announced = :announced, paused_until = :paused, ended_at = :ended,
                      reason = :reason
                    where county = :county and id = :id
                    """)
                        .bind("county", scope.county())
                        .bind("id", order.id())
                        .bind("version", order.version())
                        .bind("lines", lines(order))
                        .bind("done", order.course().done(), LocalDate.class)
                        .bind("next", order.course().next(), LocalDate.class)
                        .bind("announced", order.course().announced())
                        .bind("paused", order.course().pausedUntil(), LocalDate.class)
                        .bind("ended", order.course().endedAt(), Instant.class)
                        .bind("reason", order.course().reason(), String.class)
                        .run())
                .thenReturn(order);
    }

    private Query written(Query query, StandingOrder order) {
        var recipient = order.recipient();
        var terms = order.terms();
        return query.bind("id", order.id())
                .bind("version", order.version())
                .bind("language", terms.language().tag())
                .bind("given", recipient.givenName())
                .bind("family", recipient.familyName())
                .bind("street", recipient.street())
                .bind("postcode", recipient.postcode())
                .bind("town", recipient.town())
                .bind("mail", recipient.mail(), String.class)
                .bind("phone", recipient.phone(), String.class)
                .bind("note", recipient.note(), String.class)
                .bind("place", terms.place())
                .bind("point", terms.point(), String.class)
                .bind("payBy", terms.payBy())
                .bind("ofAge", terms.ofAge())
                .bind("site", terms.site().toString())
                .bind("lines", lines(order))
                .bind("done", order.course().done(), LocalDate.class)
                .bind("next", order.course().next(), LocalDate.class)
                .bind("announced", order.course().announced())
                .bind("paused", order.course().pausedUntil(), LocalDate.class)
                .bind("ended", order.course().endedAt(), Instant.class);
    }

    private String lines(StandingOrder order) {
        return json.writeValueAsString(order.lines().stream()
                .map(line -> new Stored(
                        line.variant(),
                        line.name(),
                        line.pieces(),
                        line.rhythm(),
                        line.from(),
                        line.agreed().minor(),
                        line.wish().instead(),
                        line.wish().note()))
                .toList());
    }

    StandingOrder order(Row row) {
        return new StandingOrder(
                new StandingId(row.uuid("id")),
                new OrderNumber(row.text("number")),
                new AccountId(row.uuid("account")),
                row.number("version"),
                Recipient.of(row),
                terms(row),
                Arrays.stream(json.readValue(row.text("lines"), Stored[].class))
                        .map(StandingOrders::line)
                        .toList(),
                row.instant("agreed_at"),
                course(row));
    }

    private static StandingLine line(Stored stored) {
        return new StandingLine(
                stored.variant(),
                stored.name(),
                stored.pieces(),
                stored.rhythm(),
                stored.from(),
                Money.euro(stored.agreed()),
                Wish.of(stored.instead(), stored.note()));
    }

    private static Terms terms(Row row) {
        return new Terms(
                Language.valueOf(row.text("language").toUpperCase(Locale.ROOT)),
                PlaceCode.of(row.text("place")),
                row.findText("point"),
                PayBy.valueOf(row.text("pay_by")),
                row.flag("of_age"),
                URI.create(row.text("site")));
    }

    private static Course course(Row row) {
        return new Course(
                row.findDate("done_day"),
                row.findDate("next_day"),
                row.flag("announced"),
                row.findDate("paused_until"),
                row.findInstant("ended_at"),
                row.findText("reason"));
    }
}
