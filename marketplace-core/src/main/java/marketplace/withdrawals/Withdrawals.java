package marketplace.withdrawals;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import marketplace.pages.Language;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import marketplace.shared.personal.Section;
import marketplace.shared.personal.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All withdrawals of a county, as they were received. */
@Component
public class Withdrawals {
    public static final int MOST_PER_PAGE = 100;
    private static final String COLUMNS = "id, language, received_at, receipt_queued_at";

    private final Sql sql;
    private final Clock clock;

    Withdrawals(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A withdrawal with its words; none are left after erasure. */
    public record Received(Withdrawal withdrawal, @Nullable Declaration declaration, List<String> matched) {
        /** Whether somebody has to find out which order is meant. */
        public boolean isOpen() {
            var named = declaration == null ? 0 : declaration.orderNumbers().size();
            return matched.isEmpty() || matched.size() < named;
        }
    }

    /** For the room that writes the receipt: the withdrawal with its words; nothing after erasure. */
    public Mono<Received> find(WithdrawalId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("withdrawals.find", """
                    select w.id, language, received_at, receipt_queued_at, name, numbers, contract, part, mail,
                      array[]::text[] as matched
                    from withdrawals.withdrawal w
                    join withdrawals.declaration d on d.county = w.county and d.withdrawal = w.id
                    where w.county = :county and w.id = :id
                    """)
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(Withdrawals::received));
    }

    /** Which declarations are hers: those naming an order of hers, and those with an address she has proven. */
    public Mono<List<WithdrawalId>> declaredBy(Whose whose, Collection<String> orderNumbers) {
        return Scope.current()
                .flatMap(scope -> sql.named("withdrawals.declared-by", """
                    select withdrawal from withdrawals.named_order where county = :county and number = any(:numbers)
                    union
                    select withdrawal from withdrawals.declaration
                    where county = :county and :mail <> '' and lower(mail) = :mail
                    limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("numbers", orderNumbers)
                        .bind("mail", whose.provenMail())
                        .bind("most", Section.MOST + 1)
                        .list(row -> new WithdrawalId(row.uuid("withdrawal"))));
    }

    /** The operator's copy (R40), the newest first, before the given one. */
    public Mono<List<Received>> list(@Nullable WithdrawalId before, int limit) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(me -> sql.named("withdrawals.list", """
                    select w.id, language, received_at, receipt_queued_at, name, numbers, contract, part, mail,
                      array(select number from withdrawals.merchant_case c
                            where c.county = w.county and c.withdrawal = w.id order by number limit 30) as matched
                    from withdrawals.withdrawal w
                    left join withdrawals.declaration d on d.county = w.county and d.withdrawal = w.id
                      and (d.locked_until is null or not exists (select from withdrawals.merchant_case c
                        where c.county = w.county and c.withdrawal = w.id and c.settled_at is not null))
                    where w.county = :county and (cast(:before as uuid) is null or (received_at, w.id) < (
                      select received_at, id from withdrawals.withdrawal where county = :county and id = :before))
                    order by received_at desc, w.id desc limit :limit
                    """)
                        .bind("county", me.county())
                        .bind("before", before, UUID.class)
                        .bind("limit", Math.clamp(limit, 1, MOST_PER_PAGE))
                        .list(Withdrawals::received));
    }

    /** Notes that the receipt waits to be sent; in the transaction that queues it. */
    public Mono<Void> receiptQueued(WithdrawalId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("withdrawals.receipt-queued", """
                    update withdrawals.withdrawal set receipt_queued_at = coalesce(receipt_queued_at, :now)
                    where county = :county and id = :id
                    """)
                        .bind("county", scope.county())
                        .bind("id", id)
                        .bind("now", clock.instant())
                        .run());
    }

    Mono<Withdrawal> get(WithdrawalId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("withdrawals.get", """
                    select %s from withdrawals.withdrawal where county = :county and id = :id
                    """.formatted(COLUMNS))
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(Withdrawals::withdrawal)
                        .switchIfEmpty(Mono.error(WithdrawalRefused.Absent::new)));
    }

    /** Whether it was added; not when the command was obeyed before. */
    Mono<Boolean> add(UUID command, Withdrawal withdrawal, Declaration words) {
        return Scope.current()
                .flatMap(scope -> sql.named("withdrawals.add", """
                    with received as (
                      insert into withdrawals.withdrawal (county, id, command, language, sha256, received_at)
                      values (:county, :id, :command, :language, :sha256, :receivedAt) on conflict do nothing returning id
                    ), told as (
                      insert into withdrawals.declaration (county, withdrawal, name, numbers, contract, part, mail)
                      select :county, id, :name, :numbers, :contract, :part, :mail from received
                    ), named as (
                      insert into withdrawals.named_order (county, withdrawal, number)
                      select :county, id, unnest(:named::text[]) from received
                    )
                    select count(*) as added from received
                    """)
                        .bind("county", scope.county())
                        .bind("id", withdrawal.id())
                        .bind("command", command)
                        .bind("language", withdrawal.language().tag())
                        .bind("sha256", words.sha256())
                        .bind("receivedAt", withdrawal.receivedAt())
                        .bind("name", words.name())
                        .bind("numbers", words.numbers())
                        .bind("contract", words.contract())
                        .bind("part", words.part())
                        .bind("mail", words.mail())
                        .bind("named", words.orderNumbers().toArray(String[]::new))
                        .find(row -> row.number("added") == 1));
    }

    /** What came of this command, said in the same words. */
    Mono<Withdrawal> get(UUID command, Declaration words) {
        return Scope.current()
                .flatMap(scope -> sql.named("withdrawals.by-command", """
                    select %s from withdrawals.withdrawal where county = :county and command = :command and sha256 = :sha256
                    """.formatted(COLUMNS))
                        .bind("county", scope.county())
                        .bind("command", command)
                        .bind("sha256", words.sha256())
                        .find(Withdrawals::withdrawal)
                        .switchIfEmpty(Mono.error(WithdrawalRefused.OtherWords::new)));
    }

    private static Withdrawal withdrawal(Row row) {
        return new Withdrawal(
                new WithdrawalId(row.uuid("id")),
                Language.valueOf(row.text("language").toUpperCase(Locale.ROOT)),
                row.instant("received_at"),
                row.findInstant("receipt_queued_at"));
    }

    private static Received received(Row row) {
        return new Received(withdrawal(row), words(row), row.texts("matched"));
    }

    static @Nullable Declaration words(Row row) {
        return row.findText("name") == null
                ? null
                : new Declaration(
                        row.text("name"),
                        row.text("numbers"),
                        row.text("contract"),
                        row.text("part"),
                        row.text("mail"));
    }
}
