package marketplace.billing;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.signedIn;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import marketplace.billing.GiveBack.Wanted;
import marketplace.billing.PaymentsDouble.Fault;
import marketplace.billing.Refund.Reason;
import marketplace.billing.Refund.State;
import marketplace.orders.HandOver;
import marketplace.orders.OrderRefused;
import marketplace.orders.OrderState;
import marketplace.orders.Payment.Status;
import marketplace.outbox.DueRunner;
import marketplace.outbox.Parked;
import marketplace.outbox.Parked.ParkedWork;
import marketplace.shared.AccountId;
import marketplace.shared.Money;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** What was taken for an order goes back in part or whole, once, and what fails is not silent. */
class GivingBackTest extends TakenByCard {
    @Autowired
    private Parked parked;

    @Autowired
    private DueRunner due;

    @Autowired
    private Charges charges;

    @Autowired
    private HandOver handOver;

    /** Nobody hands out what was paid back, and nobody waits for it. */
    @Test
    void what_is_given_back_whole_before_it_is_handed_over_is_cancelled() {
        given(1000);
        settle();

        assertThat(order().state()).isInstanceOf(OrderState.Cancelled.class);
        assertThat(givenBack()).containsExactly(1000L);
        assertThatExceptionOfType(OrderRefused.class)
                .isThrownBy(() ->
                        as(staffOf(ERLENGRUND, kern), handOver.atTheShop(kern, id(), new HandOver.Proof.Vouched())))
                .satisfies(refused -> assertThat(refused.slug()).isEqualTo("order-called-off"));
    }

    @Test
    void part_is_given_back_then_the_rest_and_then_nothing_more() {
        given(400);
        settle();
        var partly = order().payment();
        given(600);
        settle();

        assertThat(partly.status()).isEqualTo(Status.PARTLY_REFUNDED);
        assertThat(partly.refunded()).isEqualTo(Money.euro(400));
        assertThat(order().payment().status()).isEqualTo(Status.REFUNDED);
        assertThat(refunds()).extracting(Refund::state).containsExactly(State.DONE, State.DONE);
        assertThatExceptionOfType(BillingRefused.NothingToGiveBack.class).isThrownBy(() -> given(1));
    }

    @Test
    void more_than_is_left_is_refused_also_while_the_first_is_on_its_way() {
        given(400);

        assertThatExceptionOfType(BillingRefused.MoreThanLeft.class)
                .isThrownBy(() -> given(601))
                .satisfies(no -> assertThat(no.left()).isEqualTo(Money.euro(600)));
        settle();
        assertThat(givenBack()).containsExactly(400L);
    }

    @Test
    void the_same_id_twice_gives_back_once_and_never_something_else() {
        var wanted = wanted(400);

        given(wanted);
        settle();
        var again = given(wanted);
        settle();

        assertThat(again.state()).isEqualTo(State.DONE);
        assertThat(givenBack()).containsExactly(400L);
        assertThatExceptionOfType(BillingRefused.OtherRefund.class)
                .isThrownBy(() -> given(new Wanted(wanted.id(), Money.euro(401), wanted.reason())));
    }

    @RepeatedTest(3)
    void two_at_once_give_back_no_more_than_was_taken() {
        Flux.range(0, 4)
                .flatMap(_ -> giveBack.with(kern, id(), wanted(600))
                        .contextWrite(staffOf(ERLENGRUND, kern)::in)
                        .contextWrite(Scope.of(ERLENGRUND)::in)
                        .subscribeOn(Schedulers.boundedElastic())
                        .onErrorComplete(BillingRefused.MoreThanLeft.class))
                .then()
                .block();
        settle();

        assertThat(givenBack()).containsExactly(600L);
    }

    /** The call to payments never arrives, or its answer gets lost. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void whatever_call_is_lost_it_is_given_back_once(Fault fault) {
        PAYMENTS.fail("refund", fault);

        given(400);
        patiently();

        assertThat(PAYMENTS.untaken()).isEmpty();
        assertThat(givenBack()).containsExactly(400L);
        assertThat(refunds()).extracting(Refund::state).containsExactly(State.DONE);
    }

    /** The process dies where this table is written. */
    @ParameterizedTest
    @ValueSource(strings = {"billing.refund", "outbox.event", "orders.merchant_order", "billing.charge"})
    void whatever_write_fails_it_is_given_back_once_when_it_is_said_again(String table) {
        var wanted = wanted(400);
        owner("create or replace function public.broken() returns trigger language plpgsql as "
                + "$$ begin raise exception 'broken on purpose'; end $$");
        owner("create constraint trigger broken after insert or update on " + table
                + " deferrable initially deferred for each row execute function public.broken()");
        try {
            giveBack.with(kern, id(), wanted)
                    .contextWrite(staffOf(ERLENGRUND, kern)::in)
                    .contextWrite(Scope.of(ERLENGRUND)::in)
                    .onErrorComplete()
                    .block();
            patiently();
        } finally {
            owner("drop trigger broken on " + table);
        }
        given(wanted);
        patiently();

        assertThat(givenBack()).containsExactly(400L);
        assertThat(refunds()).extracting(Refund::state).containsExactly(State.DONE);
        assertThat(order().payment().refunded()).isEqualTo(Money.euro(400));
    }

    @Test
    void while_payments_rests_it_is_kept_and_given_back_afterwards() {
        PAYMENTS.fail("refund", Fault.BEFORE);
        given(400);
        followers.catchUp().onErrorComplete().block();
        var meanwhile = refunds();

        patiently();

        assertThat(meanwhile).extracting(Refund::state).containsExactly(State.ASKED);
        assertThat(givenBack()).containsExactly(400L);
    }

    @Test
    void what_fails_waits_for_the_operator_and_is_given_back_when_he_says_so() {
        PAYMENTS.failRefunds(kern);
        var refund = given(400);
        settle();
        var failed = refunds();
        var left = left(refund);
        PAYMENTS.accept(kern);
        in(
                ERLENGRUND,
                () -> parked.again(left.getFirst().what(), left.getFirst().subject()));
        due.runDue().block();
        settle();

        assertThat(failed).extracting(Refund::state).containsExactly(State.FAILED);
        assertThat(left)
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("400 cents", id().toString()));
        assertThat(left(refund)).isEmpty();
        assertThat(refunds()).extracting(Refund::state).containsExactly(State.DONE);
        assertThat(givenBack()).containsExactly(400L);
    }

    @Test
    void what_the_bank_sends_back_days_later_waits_for_the_operator_too() {
        var refund = given(400);
        settle();

        PAYMENTS.bounce(id());
        settle();

        assertThat(refunds()).extracting(Refund::state).containsExactly(State.FAILED);
        assertThat(left(refund)).hasSize(1);
        assertThat(order().payment().refunded()).isEqualTo(Money.ZERO);
    }

    @Test
    void what_payments_refuses_at_once_waits_for_the_operator_too() {
        var refund = given(400);
        PAYMENTS.giveBackElsewhere(id(), TAKEN);
        settle();

        assertThat(refunds()).extracting(Refund::state).containsExactly(State.FAILED);
        assertThat(left(refund)).hasSize(1);
    }

    @Test
    void what_failed_and_was_given_back_outside_is_not_given_back_again() {
        PAYMENTS.failRefunds(kern);
        var refund = given(400);
        settle();
        PAYMENTS.accept(kern);

        var staff = staffOf(ERLENGRUND, kern);
        as(staff, giveBack.outside(kern, id(), refund.id()));
        as(staff, giveBack.outside(kern, id(), refund.id()));
        in(ERLENGRUND, () -> parked.again("billing.give-back", refund.id().toString()));
        due.runDue().block();
        settle();

        assertThat(left(refund)).isEmpty();
        assertThat(refunds()).extracting(Refund::state).containsExactly(State.OUTSIDE);
        assertThat(givenBack()).isEmpty();
        assertThatExceptionOfType(BillingRefused.MoreThanLeft.class).isThrownBy(() -> given(601));
    }

    @Test
    void only_what_failed_can_have_been_given_back_outside() {
        var refund = given(400);
        settle();

        assertThatExceptionOfType(BillingRefused.MovedOn.class)
                .isThrownBy(() -> as(staffOf(ERLENGRUND, kern), giveBack.outside(kern, id(), refund.id())));
        assertThatExceptionOfType(BillingRefused.NoSuchRefund.class)
                .isThrownBy(() -> as(staffOf(ERLENGRUND, kern), giveBack.outside(kern, id(), RefundId.fresh())));
    }

    @Test
    void while_the_bank_decides_about_a_dispute_nothing_goes_back() {
        in(ERLENGRUND, () -> charges.tellDispute(id(), "dp_" + id(), 1, true));

        assertThatExceptionOfType(BillingRefused.NothingToGiveBack.class).isThrownBy(() -> given(400));
    }

    @Test
    void the_operator_of_the_county_may_give_back_and_nobody_else() {
        var operator = signedIn(ERLENGRUND, AccountId.fresh(), new Grant(Role.OPERATOR, null));

        as(operator, giveBack.with(kern, id(), wanted(400)));
        settle();

        assertThat(givenBack()).containsExactly(400L);
        assertThatExceptionOfType(SignedIn.NotYours.class)
                .isThrownBy(() -> as(staffOf(ERLENGRUND, rau), giveBack.with(kern, id(), wanted(1))));
        assertThatExceptionOfType(OrderRefused.Absent.class)
                .isThrownBy(() -> as(staffOf(ERLENGRUND, rau), giveBack.with(rau, id(), wanted(1))));
        assertThatExceptionOfType(OrderRefused.Absent.class)
                .isThrownBy(() -> as(staffOf(HOHENFELS, kern), giveBack.with(kern, id(), wanted(1))));
    }

    private static Wanted wanted(long cents) {
        return new Wanted(RefundId.fresh(), Money.euro(cents), Reason.GOODWILL);
    }

    private Refund given(long cents) {
        return given(wanted(cents));
    }

    private Refund given(Wanted wanted) {
        return as(staffOf(ERLENGRUND, kern), giveBack.with(kern, id(), wanted));
    }

    private List<Long> givenBack() {
        return List.copyOf(PAYMENTS.givenBack(id()).values());
    }

    private List<ParkedWork> left(Refund refund) {
        return in(ERLENGRUND, parked::work).stream()
                .filter(one -> one.subject().equals(refund.id().toString()))
                .toList();
    }
}
