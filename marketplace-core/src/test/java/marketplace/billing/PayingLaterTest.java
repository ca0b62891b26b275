package marketplace.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Map;
import marketplace.billing.PaymentsDouble.Fault;
import marketplace.checkout.CheckOut.Asked;
import marketplace.checkout.CheckOut.Choices;
import marketplace.checkout.MarketTest;
import marketplace.checkout.PricedBasket;
import marketplace.delivery.HandOverChoice;
import marketplace.delivery.OfferHandOver;
import marketplace.delivery.Village;
import marketplace.merchants.Stall;
import marketplace.orders.AcceptOrder;
import marketplace.orders.HandOver;
import marketplace.orders.Order;
import marketplace.orders.OrderRefused;
import marketplace.orders.OrderState;
import marketplace.orders.PackOrder;
import marketplace.orders.PayBy;
import marketplace.orders.Payment.Status;
import marketplace.orders.Purchase;
import marketplace.orders.RefuseOrder;
import marketplace.outbox.DueRunner;
import marketplace.pages.Language;
import marketplace.shared.Grams;
import marketplace.shared.Scope;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** A card for a day beyond the reach of a hold is kept, and charged shortly before packing. */
class PayingLaterTest extends MarketTest {
    private static final int STOCK = 10;

    @Autowired
    private Payments payments;

    @Autowired
    private AcceptOrder accept;

    @Autowired
    private RefuseOrder refuse;

    @Autowired
    private PackOrder pack;

    @Autowired
    private HandOver handOver;

    @Autowired
    private DueRunner due;

    @Autowired
    private Village village;

    @Autowired
    private OfferHandOver offer;

    private VariantId bread;
    private Purchase purchase;

    @BeforeEach
    void accepted_for_a_day_weeks_ahead() {
        village.servedWeekly(ERLENGRUND, WEIDENBACH.code());
        bread = selling(kern, 480, STOCK);
        purchase = orderedFor(bread);
        accepted(order());
    }

    @AfterEach
    void good_again() {
        PAYMENTS.accept(kern);
    }

    @Test
    void the_card_is_kept_and_secures_the_order_but_nothing_is_held_nor_packed() {
        assertThat(status()).isEqualTo(Status.KEPT);
        assertThat(charged()).isEqualTo("PLANNED");
        assertThat(order().state()).isInstanceOf(OrderState.Accepted.class);
        assertThatExceptionOfType(OrderRefused.class)
                .isThrownBy(() -> packed(order()))
                .satisfies(refused -> assertThat(refused.slug()).isEqualTo("order-not-paid-yet"));
        assertThat(next()).isInstanceOf(NextStep.Done.class);
    }

    @Test
    void when_the_day_comes_it_is_held_without_the_buyer_once_and_taken_when_packed() {
        theDayComes();
        theDayComes();
        packed(order());
        settle();

        assertThat(status()).isEqualTo(Status.CAPTURED);
        assertThat(PAYMENTS.charge(order().id()).path("attempt").asInt()).isEqualTo(1);
        assertThat(handedOver(order()).state()).isInstanceOf(OrderState.HandedOver.class);
    }

    @Test
    void what_the_bank_declines_then_is_tried_again_with_the_buyer_there_or_with_another_card() {
        PAYMENTS.decline(kern);
        theDayComes();
        var lost = order();
        assertThatExceptionOfType(OrderRefused.class).isThrownBy(() -> packed(lost));

        var again = next();
        PAYMENTS.accept(kern);
        in(ERLENGRUND, () -> payments.card(purchase.id(), true));
        PAYMENTS.enterCard(purchase.id());
        in(ERLENGRUND, () -> payments.back(purchase.id()));
        aDayPasses();

        assertThat(lost.payment().status()).isEqualTo(Status.FAILED);
        assertThat(lost.state())
                .isInstanceOfSatisfying(
                        OrderState.Accepted.class,
                        waiting -> assertThat(waiting.payBy()).isNotNull());
        assertThat(again)
                .isInstanceOfSatisfying(
                        NextStep.EnterCard.class,
                        step -> assertThat(step.failed()).isTrue());
        assertThat(status()).isEqualTo(Status.AUTHORISED);
        assertThat(order().state()).isEqualTo(new OrderState.Accepted(null));
    }

    @Test
    void where_the_bank_asks_the_buyer_answers_it_from_the_payment_page() {
        PAYMENTS.ask(kern);
        theDayComes();
        var lost = status();

        var asked = next();
        PAYMENTS.satisfyBank(order().id());
        in(ERLENGRUND, () -> payments.back(purchase.id()));

        assertThat(lost).isEqualTo(Status.FAILED);
        assertThat(asked).isInstanceOf(NextStep.AskBank.class);
        assertThat(status()).isEqualTo(Status.AUTHORISED);
    }

    @Test
    void whoever_does_not_pay_within_a_day_loses_the_order_and_the_goods_are_free() {
        PAYMENTS.decline(kern);
        theDayComes();

        aDayPasses();
        settle();

        assertThat(order().state()).isInstanceOf(OrderState.Lapsed.class);
        assertThat(charged()).isEqualTo("RELEASED");
        assertThat(left(bread)).isEqualTo(STOCK);
    }

    @Test
    void an_order_that_ended_before_its_day_is_not_charged() {
        Stall.as(Stall.staffOf(ERLENGRUND, kern), refuse.of(kern, order().id(), OrderState.Reason.SOLD_OUT));
        settle();

        theDayComes();

        assertThat(charged()).isEqualTo("RELEASED");
        assertThat(left(bread)).isEqualTo(STOCK);
    }

    @Test
    void a_hold_that_runs_out_is_told_and_had_anew_and_nobody_hands_over_unpaid_goods() {
        theDayComes();
        PAYMENTS.runOut(order().id());
        settle();
        var lost = order();
        assertThatExceptionOfType(OrderRefused.class).isThrownBy(() -> packed(lost));

        in(ERLENGRUND, () -> payments.card(purchase.id(), true));
        PAYMENTS.enterCard(purchase.id());
        in(ERLENGRUND, () -> payments.back(purchase.id()));

        assertThat(lost.payment().isLost()).isTrue();
        assertThat(status()).isEqualTo(Status.AUTHORISED);
    }

    @Test
    void what_is_held_is_taken_half_a_day_before_it_runs_out_and_what_is_weighed_less_goes_back() {
        var roast = selling(kern, listing -> listing.weighed(1890, 600));
        purchase = orderedFor(roast);
        accepted(order());
        theDayComes();
        var most = order().total().minor();

        falls("billing.take", order().id());
        falls("billing.take", order().id());
        var taken = PAYMENTS.charge(order().id()).path("captured").asLong();
        Stall.as(Stall.staffOf(ERLENGRUND, kern), pack.of(kern, order().id(), Map.of(1, Grams.of(600))));
        settle();

        assertThat(taken).isEqualTo(most);
        assertThat(order().total().minor()).isLessThan(most);
        assertThat(PAYMENTS.charge(order().id()).path("refunded").asLong())
                .isEqualTo(most - order().total().minor());
        assertThat(status()).isEqualTo(Status.PARTLY_REFUNDED);
        assertThat(handedOver(order()).state()).isInstanceOf(OrderState.HandedOver.class);
    }

    @Test
    void what_was_taken_before_packing_goes_back_when_the_merchant_refuses_after_all() {
        theDayComes();
        falls("billing.take", order().id());
        PAYMENTS.fail("refund", Fault.AFTER);

        Stall.as(Stall.staffOf(ERLENGRUND, kern), refuse.of(kern, order().id(), OrderState.Reason.SOLD_OUT));
        patiently();

        assertThat(status()).isEqualTo(Status.REFUNDED);
        assertThat(PAYMENTS.charge(order().id()).path("refunded").asLong())
                .isEqualTo(order().total().minor());
        assertThat(left(bread)).isEqualTo(STOCK);
    }

    @Test
    void the_card_goes_thirty_days_after_the_last_order_ended_and_not_before() {
        theDayComes();
        falls("billing.forget", purchase.id());
        var before = PAYMENTS.isForgotten(purchase.id());
        packed(order());
        settle();
        handedOver(order());
        settle();

        falls("billing.forget", purchase.id());

        assertThat(before).isFalse();
        assertThat(PAYMENTS.isForgotten(purchase.id())).isTrue();
    }

    /** The call to payments never arrives, or its answer gets lost. */
    @ParameterizedTest
    @CsvSource({
        "try, BEFORE",
        "try, AFTER",
        "get-charges, BEFORE",
        "get-charges, AFTER",
        "feed, BEFORE",
        "feed, AFTER",
        "capture, BEFORE",
        "capture, AFTER"
    })
    void whatever_call_is_lost_when_the_day_comes_the_order_is_charged_once(String kind, Fault fault) {
        PAYMENTS.fail(kind, fault);
        theDayComes();
        patiently();
        packed(order());
        patiently();

        assertThat(PAYMENTS.untaken()).isEmpty();
        assertThat(status()).isEqualTo(Status.CAPTURED);
        assertThat(PAYMENTS.charge(order().id()).path("captured").asLong())
                .isEqualTo(order().total().minor());
        assertThat(PAYMENTS.charge(order().id()).path("attempt").asInt()).isEqualTo(1);
    }

    /** The process dies where this table is written: nothing is lost, nothing is done twice. */
    @ParameterizedTest
    @ValueSource(strings = {"outbox.event", "billing.charge", "orders.merchant_order", "orders.step"})
    void whatever_write_fails_when_the_day_comes_it_is_made_good(String table) {
        owner("create or replace function public.broken() returns trigger language plpgsql as "
                + "$$ begin raise exception 'broken on purpose'; end $$");
        owner("create constraint trigger broken after insert or update on " + table
                + " deferrable initially deferred for each row execute function public.broken()");
        try {
            theDayComes();
        } finally {
            owner("drop trigger broken on " + table);
        }
        theDayComes();
        patiently();

        assertThat(status()).isEqualTo(Status.AUTHORISED);
        assertThat(PAYMENTS.charge(order().id()).path("attempt").asInt()).isEqualTo(1);
    }

    /** What is told late of an earlier try changes nothing. */
    @Test
    void a_failure_told_after_the_payment_it_preceded_is_old_news() {
        PAYMENTS.decline(kern);
        itIsTheDay();
        in(ERLENGRUND, () -> payments.hold(purchase.id()));
        PAYMENTS.accept(kern);
        in(ERLENGRUND, () -> payments.begin(purchase.id()));
        in(ERLENGRUND, () -> payments.back(purchase.id()));
        var told = status();

        patiently();

        assertThat(told).isEqualTo(Status.AUTHORISED);
        assertThat(status()).isEqualTo(Status.AUTHORISED);
        assertThat(order().state()).isEqualTo(new OrderState.Accepted(null));
    }

    @RepeatedTest(3)
    void paying_anew_races_lapsing_and_money_and_goods_follow_the_one_outcome() {
        PAYMENTS.decline(kern);
        theDayComes();
        PAYMENTS.accept(kern);
        dayIsOver();

        var pays = Mono.defer(() -> payments.begin(purchase.id())).then(payments.back(purchase.id()));
        Mono.whenDelayError(pays.contextWrite(Scope.of(ERLENGRUND)::in), due.runDue())
                .onErrorComplete()
                .block();
        patiently();

        var lapsed = order().state() instanceof OrderState.Lapsed;
        assertThat(charged()).isEqualTo(lapsed ? "RELEASED" : "AUTHORISED");
        assertThat(left(bread)).isEqualTo(lapsed ? STOCK : STOCK - 1);
        assertThat(order().state().name()).isEqualTo(lapsed ? "LAPSED" : "ACCEPTED");
    }

    private void theDayComes() {
        itIsTheDay();
        falls("billing.hold", purchase.id());
    }

    private void itIsTheDay() {
        owner("set app.county = '99001'; update billing.preparation set hold_at = now() - interval '1 minute'"
                + " where purchase = '" + purchase.id() + "'");
    }

    /** The work planned about it falls due now. */
    private void falls(String what, Object about) {
        isDue(what, about);
        due.runDue().block();
        patiently();
    }

    private void isDue(String what, Object about) {
        owner("set app.county = '99001'; update outbox.due set at = now() - interval '1 second'"
                + " where what = '%s' and subject = '%s'".formatted(what, about));
    }

    private void aDayPasses() {
        dayIsOver();
        due.runDue().block();
        patiently();
    }

    private void dayIsOver() {
        owner("set app.county = '99001'; update orders.merchant_order set state_until = now() - interval '1 second'"
                + " where state_until is not null and id = '" + order().id() + "'");
        isDue("orders.lapse", order().id());
    }

    /** What failed is tried again until everything has settled. */
    private void patiently() {
        for (var round = 0; round < 6; round++) {
            followers.catchUp().onErrorComplete().block();
            pausesAreOver();
        }
    }

    private Purchase orderedFor(VariantId variant) {
        var bought = bought(asked(filled(guest, Map.of(variant, 1))));
        in(ERLENGRUND, () -> payments.begin(bought.id()));
        in(ERLENGRUND, () -> payments.card(bought.id(), true));
        PAYMENTS.enterCard(bought.id());
        settle();
        return bought;
    }

    private Asked asked(PricedBasket seen) {
        var far = in(ERLENGRUND, () -> offer.to(WEIDENBACH.code(), seen.merchants())).choices().stream()
                .filter(choice -> choice.kind().equals("door"))
                .reduce((_, last) -> last)
                .orElseThrow();
        return asked(seen, far);
    }

    private Asked asked(PricedBasket seen, HandOverChoice way) {
        var choices = new Choices(WEIDENBACH.code(), way.key(), PayBy.ONLINE, true, Language.DE);
        return new Asked(
                guest,
                seen.basket().id(),
                seen.basket().version(),
                seen.total().plus(way.fee()),
                JOHANNA,
                choices,
                URI.create("http://localhost:8080"));
    }

    /** What the buyer sees on the payment page. */
    private NextStep next() {
        return NextStep.of(in(ERLENGRUND, () -> payments.begin(purchase.id())));
    }

    private void accepted(Order order) {
        Stall.as(Stall.staffOf(ERLENGRUND, kern), accept.of(kern, order.id()));
        settle();
    }

    private void packed(Order order) {
        Stall.as(Stall.staffOf(ERLENGRUND, kern), pack.of(kern, order.id(), Map.of()));
    }

    private Order handedOver(Order order) {
        return Stall.as(
                Stall.staffOf(ERLENGRUND, kern), handOver.atTheShop(kern, order.id(), new HandOver.Proof.Vouched()));
    }

    private Order order() {
        return ordersOf(purchase).getFirst();
    }

    private Status status() {
        return order().payment().status();
    }

    private String charged() {
        return PAYMENTS.charge(order().id()).path("state").asString();
    }
}
