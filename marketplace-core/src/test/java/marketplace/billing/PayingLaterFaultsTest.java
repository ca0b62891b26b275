package marketplace.billing;

import static org.assertj.core.api.Assertions.assertThat;

import marketplace.billing.PaymentsDouble.Fault;
import marketplace.orders.OrderState;
import marketplace.orders.Payment.Status;
import marketplace.shared.Scope;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Whatever goes wrong when the day of a kept card comes, the order is charged once. */
class PayingLaterFaultsTest extends KeptCardTest {
    /** The call to payments never arrives, or its answer gets lost. */
    @ParameterizedTest
    @CsvSource({
        "try, BEFORE",
        "try, AFTER",
        "purchase, BEFORE",
        "purchase, AFTER",
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
}
