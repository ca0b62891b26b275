package marketplace.letters.personal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import marketplace.compliance.Notices;
import marketplace.orders.OrderNumber;
import marketplace.orders.Purchases;
import marketplace.orders.Purchases.Trace;
import marketplace.shared.Id;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.personal.PersonalData;
import marketplace.shared.personal.Section;
import marketplace.shared.personal.Whose;
import marketplace.standing.StandingOrders;
import marketplace.withdrawals.Withdrawals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which letters a resident was sent; their words are kept nowhere. */
@Component
class LettersKept implements PersonalData {
    /** Those to buyers and to whoever declared or reported something. */
    private static final Set<String> TO_HER = Set.of(
            "WITHDRAWAL_RECEIPT",
            "ORDER_RECEIPT",
            "CONFIRMATION",
            "ORDER_REFUSED",
            "ORDER_LAPSED",
            "ORDER_UNPAID",
            "ORDER_FORFEITED",
            "ORDER_PACKED",
            "ORDER_HANDED_OVER",
            "ORDER_MISSED",
            "MESSAGE_TO_BUYER",
            "NOTICE_RECEIPT",
            "NOTICE_DECISION",
            "REVIEW_HIDDEN",
            "REVIEW_GIVEN_BACK",
            "STANDING_AGREED",
            "STANDING_COMING",
            "STANDING_SHORT",
            "STANDING_ENDED");

    private final Sql sql;
    private final Purchases purchases;
    private final Withdrawals withdrawals;
    private final Notices notices;
    private final StandingOrders standingOrders;

    LettersKept(Sql sql, Purchases purchases, Withdrawals withdrawals, Notices notices, StandingOrders standingOrders) {
        this.sql = sql;
        this.purchases = purchases;
        this.withdrawals = withdrawals;
        this.notices = notices;
        this.standingOrders = standingOrders;
    }

    /**
     * A letter to her.
     *
     * @param subject none where it has not gone out, or before subjects were kept
     * @param sentAt none where it has not gone out
     */
    record KeptLetter(
            String kind,
            @Nullable String subject,
            Instant queuedAt,
            @Nullable Instant sentAt) {}

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public Set<String> tables() {
        return Set.of("letters.letter");
    }

    @Override
    public Class<KeptLetter> entry() {
        return KeptLetter.class;
    }

    @Override
    public Mono<Section> of(Whose whose) {
        return abouts(whose)
                .flatMap(abouts -> Scope.current()
                        .flatMap(scope -> sql.named("letters-kept.of", """
                            select kind, subject, queued_at, case when outcome = 'SENT' then closed_at end as sent_at
                            from letters.letter
                            where county = :county and split_part(about, '@', 1) = any(:abouts) and kind = any(:kinds)
                            order by queued_at desc, id limit :most
                            """)
                                .bind("county", scope.county())
                                .bind("abouts", abouts)
                                .bind("kinds", TO_HER)
                                .bind("most", Section.MOST + 1)
                                .list(row -> new KeptLetter(
                                        row.text("kind"),
                                        row.findText("subject"),
                                        row.instant("queued_at"),
                                        row.findInstant("sent_at")))))
                .map(Section::of);
    }

    /** That something was sent stays as a proof; why it was not may name her address. */
    @Override
    public Mono<Void> erase(Whose whose) {
        return abouts(whose)
                .flatMap(abouts -> Scope.current()
                        .flatMap(scope -> sql.named("letters-kept.erase", """
                            update letters.letter set reason = ''
                            where county = :county and split_part(about, '@', 1) = any(:abouts) and reason is not null
                            """)
                                .bind("county", scope.county())
                                .bind("abouts", abouts)
                                .run()));
    }

    @Override
    public Turn turn() {
        return Turn.BY_ORDERS_AND_WITHDRAWALS;
    }

    private Mono<List<String>> abouts(Whose whose) {
        return purchases
                .traces(whose.account())
                .flatMap(traces -> Mono.zip(
                                withdrawals.declaredBy(whose, numbers(traces)),
                                notices.writtenBy(whose),
                                standingOrders.of(whose.account()))
                        .map(more -> Stream.<Stream<? extends Id>>of(
                                        traces.stream().map(Trace::order),
                                        traces.stream().map(Trace::purchase).distinct(),
                                        more.getT1().stream(),
                                        more.getT2().stream(),
                                        more.getT3().stream())
                                .flatMap(ids -> ids)
                                .map(Id::value)
                                .map(UUID::toString)
                                .toList()));
    }

    private static List<String> numbers(List<Trace> traces) {
        return traces.stream().map(Trace::number).map(OrderNumber::value).toList();
    }
}
