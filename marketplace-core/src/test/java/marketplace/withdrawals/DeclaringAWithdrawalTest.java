package marketplace.withdrawals;

import static marketplace.withdrawals.WithdrawalFixture.aDeclaration;
import static marketplace.withdrawals.WithdrawalFixture.anOrder;
import static marketplace.withdrawals.WithdrawalFixture.freshNumber;
import static marketplace.withdrawals.WithdrawalFixture.grouped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import marketplace.CoreTest;
import marketplace.orders.news.OrderHandedOver;
import marketplace.orders.news.OrderPlaced;
import marketplace.outbox.CatchUp;
import marketplace.outbox.Due;
import marketplace.outbox.DueRunner;
import marketplace.outbox.News;
import marketplace.outbox.Outbox;
import marketplace.pages.Language;
import marketplace.shared.AccountId;
import marketplace.shared.CountyCode;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import reactor.core.publisher.Mono;

class DeclaringAWithdrawalTest extends CoreTest {
    private final MerchantId merchant = MerchantId.fresh();
    private final String number = freshNumber();

    @Autowired
    private DeclareWithdrawal declare;

    @Autowired
    private Withdrawals withdrawals;

    @Autowired
    private Cases cases;

    @Autowired
    private NameOrder nameOrder;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ApplicationContext core;

    @Autowired
    private DueRunner timedWork;

    @Autowired
    private Due due;

    @Autowired
    private Sql sql;

    @Autowired
    private MeterRegistry meters;

    @Test
    void the_same_form_sent_twice_at_once_is_one_withdrawal_with_one_moment_of_receipt() {
        var command = UUID.randomUUID();
        var once = declare.with(command, Language.DE, aDeclaration(number));

        var both = in(ERLENGRUND, () -> Mono.zip(once, declare.with(command, Language.DE, aDeclaration(number))));

        assertThat(both.getT1().id()).isEqualTo(both.getT2().id());
        assertThat(both.getT1().receivedAt()).isEqualTo(both.getT2().receivedAt());
    }

    @Test
    void the_same_form_with_other_words_is_refused() {
        var command = UUID.randomUUID();
        declared(command, aDeclaration(number));

        assertThatExceptionOfType(WithdrawalRefused.OtherWords.class)
                .isThrownBy(() -> declared(command, aDeclaration(number + ", K7M29QX4W")));
    }

    @Test
    void the_moment_of_receipt_can_never_be_changed() {
        var withdrawal = declared(aDeclaration(number));
        var change = sql.named("test.backdate", """
            update withdrawals.withdrawal set received_at = received_at - interval '1 day'
            where county = current_setting('app.county') and id = :id
            """).bind("id", withdrawal.id()).change();

        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> in(ERLENGRUND, () -> change));
    }

    @Test
    void a_withdrawal_before_its_order_is_known_reaches_the_merchant_when_the_order_is_told() {
        declared(aDeclaration(grouped(number)));
        assertThat(casesOf(merchant)).isEmpty();

        placed(number);

        assertThat(casesOf(merchant)).singleElement().satisfies(one -> {
            assertThat(one.number()).isEqualTo(number);
            assertThat(one.handedOverAt()).isNull();
        });
    }

    @Test
    void a_withdrawal_of_two_orders_reaches_both_merchants_at_once() {
        var other = MerchantId.fresh();
        var second = freshNumber();
        placed(number);
        told(ERLENGRUND, new OrderPlaced(anOrder(second, other, 1, "PLACED"), Instant.now()));

        declared(aDeclaration(number + " " + second));

        assertThat(casesOf(merchant)).hasSize(1);
        assertThat(casesOf(other)).hasSize(1);
    }

    @Test
    void hand_over_and_repeated_news_change_the_period_and_open_no_second_case() {
        placed(number);
        declared(aDeclaration(number));

        told(ERLENGRUND, new OrderHandedOver(anOrder(number, merchant, 5, "HANDED_OVER")));

        assertThat(casesOf(merchant))
                .singleElement()
                .satisfies(one -> assertThat(one.handedOverAt()).isNotNull());
    }

    @Test
    void an_unknown_number_is_taken_in_all_the_same_and_the_operator_can_find_its_order() {
        placed(number);
        var withdrawal = declared(aDeclaration("keine Ahnung"));

        in(ERLENGRUND, as(() -> nameOrder.of(withdrawal.id(), grouped(number)), Role.OPERATOR, null));

        assertThat(casesOf(merchant)).hasSize(1);
        assertThatExceptionOfType(WithdrawalRefused.UnknownOrder.class)
                .isThrownBy(() ->
                        in(ERLENGRUND, as(() -> nameOrder.of(withdrawal.id(), freshNumber()), Role.OPERATOR, null)));
    }

    @Test
    void an_order_of_another_county_is_never_matched() {
        told(HOHENFELS, new OrderPlaced(anOrder(number, merchant, 1, "PLACED"), Instant.now()));

        declared(aDeclaration(number));

        assertThat(casesOf(merchant)).isEmpty();
    }

    @Test
    void a_receipt_not_queued_after_five_minutes_raises_the_alarm_until_it_is() {
        var withdrawal = declared(aDeclaration(number));

        check(withdrawal);
        var raised = meters.counter(Checking.ALARM).count();
        in(ERLENGRUND, () -> withdrawals.receiptQueued(withdrawal.id()).thenReturn(true));
        check(withdrawal);

        assertThat(raised).isPositive();
        assertThat(meters.counter(Checking.ALARM).count()).isEqualTo(raised);
    }

    @Test
    void only_the_operator_sees_all_and_only_its_staff_a_merchants_cases() {
        assertThatExceptionOfType(SignedIn.NotSignedIn.class)
                .isThrownBy(() -> in(ERLENGRUND, () -> withdrawals.list(null, 10)));
        assertThatExceptionOfType(SignedIn.NotYours.class)
                .isThrownBy(() -> in(ERLENGRUND, as(() -> withdrawals.list(null, 10), Role.MERCHANT_STAFF, merchant)));
        assertThatExceptionOfType(SignedIn.NotYours.class)
                .isThrownBy(() -> in(
                        ERLENGRUND, as(() -> cases.list(merchant, null, 10), Role.MERCHANT_STAFF, MerchantId.fresh())));
    }

    private Withdrawal declared(Declaration words) {
        return declared(UUID.randomUUID(), words);
    }

    private Withdrawal declared(UUID command, Declaration words) {
        return in(ERLENGRUND, () -> declare.with(command, Language.DE, words));
    }

    private void placed(String number) {
        told(ERLENGRUND, new OrderPlaced(anOrder(number, merchant, 1, "PLACED"), Instant.now()));
    }

    private void told(CountyCode county, News news) {
        in(county, () -> outbox.append(List.of(news)).thenReturn(true));
        CatchUp.of(core, "withdrawals", "letters");
    }

    /** As if five minutes had passed. */
    private void check(Withdrawal withdrawal) {
        in(
                ERLENGRUND,
                () -> due.plan(Checking.CHECK, withdrawal.id().toString(), withdrawal.receivedAt())
                        .thenReturn(true));
        timedWork.runDue().block();
    }

    private List<WithdrawalCase> casesOf(MerchantId whose) {
        return in(ERLENGRUND, as(() -> cases.list(whose, null, 10), Role.MERCHANT_STAFF, whose));
    }

    private static <T> Supplier<Mono<T>> as(Supplier<Mono<T>> step, Role role, @Nullable MerchantId merchant) {
        var me = new SignedIn(
                ERLENGRUND, AccountId.fresh(), "Ida Kurz", Set.of(new Grant(role, merchant)), Set.of(), null);
        return () -> step.get().contextWrite(me::in);
    }
}
