package marketplace.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import marketplace.billing.Charge;
import marketplace.orders.OrderLine;
import marketplace.orders.OrderState;
import marketplace.orders.PayBy;
import marketplace.orders.Payment;
import marketplace.orders.Wish;
import marketplace.orders.Wish.Instead;
import marketplace.shared.Money;
import marketplace.shared.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Goods and money follow what a merchant finds when she packs. */
class PackingWhatIsThereTest extends PackingTest {
    private static final int TIMES = 6;

    @AfterEach
    void mended() {
        List.of("orders.merchant_order", "catalog.reservation", "catalog.variant", "outbox.event")
                .forEach(table -> owner("drop trigger if exists broken on " + table));
    }

    @Test
    void the_rule_and_the_wish_of_a_line_go_into_the_contract() {
        var order = of(accepted(Instead.ASK));

        assertThat(order.lines())
                .extracting(OrderLine::wish)
                .containsExactly(new Wish(Instead.ASK, "gut durchgebacken"), Wish.NONE);
    }

    @Test
    void what_is_missing_is_left_out_costs_nothing_and_is_sold_out() {
        var purchase = accepted(Instead.NEVER);

        packed(purchase, new There(1, 1, null));
        settle();

        assertThat(of(purchase).total()).isEqualTo(Money.euro(480 + 270));
        assertThat(left(spelt)).isZero();
        assertThat(left(rolls)).isEqualTo(STOCK - 1);
    }

    @Test
    void a_merchant_may_say_that_more_of_it_is_left_to_sell() {
        var purchase = accepted(Instead.NEVER);

        baker(pack.of(kern, of(purchase).id(), new PackGoods.Wanted(Map.of(), List.of(new There(1, 0, null)), false)));
        settle();

        assertThat(left(spelt)).isEqualTo(STOCK - 2);
    }

    @Test
    void what_comes_instead_costs_its_own_price_and_is_gone_from_the_shelf() {
        var purchase = accepted(Instead.SAME_OR_CHEAPER);

        var packed = packed(purchase, new There(1, 2, rye));
        settle();

        assertThat(packed.total()).isEqualTo(Money.euro(2 * 440 + 270));
        assertThat(packed.lines().getFirst().sold().name()).startsWith("Roggenbrot");
        assertThat(packed.lines().getFirst().asAgreed().sold().variant()).isEqualTo(spelt);
        assertThat(left(rye)).isEqualTo(STOCK - 2);
        assertThat(left(spelt)).isZero();
    }

    @Test
    void more_of_what_the_order_has_already_may_come_instead() {
        var purchase = accepted(Instead.SAME_OR_CHEAPER);

        var packed = packed(purchase, new There(1, 2, rolls));
        settle();

        assertThat(packed.total()).isEqualTo(Money.euro(3 * 270));
        assertThat(left(rolls)).isEqualTo(STOCK - 3);
    }

    @Test
    void another_merchants_goods_dearer_ones_and_such_with_other_allergens_are_refused() {
        var purchase = accepted(Instead.SAME_OR_CHEAPER);
        var butchers = selling(rau, 200, STOCK);
        var dearer = selling(kern, 481, STOCK);
        var nutty = selling(kern, listing -> listing.withNuts().at(300, STOCK));
        var scarce = selling(kern, 300, 1);
        var soldOut = selling(kern, 300, 0);

        assertRefused(() -> packed(purchase, new There(1, 2, butchers)), "instead-unavailable");
        assertRefused(() -> packed(purchase, new There(1, 2, dearer)), "instead-dearer");
        assertRefused(() -> packed(purchase, new There(1, 2, nutty)), "instead-allergens");
        assertRefused(() -> packed(purchase, new There(1, 2, scarce)), "out-of-stock");
        assertRefused(() -> packed(purchase, new There(1, 2, soldOut)), "instead-unavailable");
        assertRefused(() -> packed(purchase, new There(9, 1, rye)), "instead-unavailable");
        assertThat(of(purchase).state()).isInstanceOf(OrderState.Accepted.class);
        assertThat(List.of(left(dearer), left(nutty), left(spelt))).containsExactly(STOCK, STOCK, STOCK - 2);
        assertThat(left(scarce)).isEqualTo(1);
    }

    @Test
    void what_is_offered_instead_is_her_own_no_dearer_and_says_whether_to_ask() {
        var purchase = accepted(Instead.SAME_OR_CHEAPER);
        var nutty = selling(kern, listing -> listing.withNuts().at(300, STOCK));
        selling(rau, 200, STOCK);
        selling(kern, 481, STOCK);

        var offers = baker(shelves.offers(kern, of(purchase).id())).offers();

        assertThat(offers)
                .extracting(offer -> offer.line().sold().variant(), Shelves.Offer::unasked)
                .containsExactlyInAnyOrder(tuple(rye, true), tuple(rolls, true), tuple(nutty, false));
    }

    @Test
    void packing_the_same_once_more_moves_nothing() {
        var purchase = accepted(Instead.SAME_OR_CHEAPER);
        var last = selling(kern, 300, 2);
        var once = packed(purchase, new There(1, 2, last));
        settle();

        var twice = packed(purchase, new There(1, 2, last));
        settle();

        assertThat(twice.version()).isEqualTo(once.version());
        assertThat(left(last)).isZero();
    }

    @RepeatedTest(TIMES)
    void two_clerks_who_pack_at_once_take_what_comes_instead_once() {
        var purchase = accepted(Instead.SAME_OR_CHEAPER);
        var step = packing(purchase, new There(1, 2, rye))
                .contextWrite(staff()::in)
                .contextWrite(Scope.of(ERLENGRUND)::in);

        Flux.just(step, step)
                .flatMap(each -> each.subscribeOn(Schedulers.boundedElastic()).onErrorComplete())
                .blockLast();
        settle();

        assertThat(of(purchase).state()).isInstanceOf(OrderState.Packed.class);
        assertThat(left(rye)).isEqualTo(STOCK - 2);
    }

    /** The statement or the commit that writes this table fails. */
    @ParameterizedTest
    @ValueSource(strings = {"orders.merchant_order", "catalog.reservation", "catalog.variant", "outbox.event"})
    void packing_that_fails_in_the_middle_leaves_all_as_it_was_and_can_be_repeated(String table) {
        var purchase = accepted(Instead.SAME_OR_CHEAPER);

        owner("create or replace function public.broken() returns trigger language plpgsql as "
                + "$$ begin raise exception 'broken on purpose'; end $$");
        owner("create constraint trigger broken after insert or update on " + table
                + " deferrable initially deferred for each row execute function public.broken()");
        assertThatExceptionOfType(Exception.class).isThrownBy(() -> packed(purchase, new There(1, 2, rye)));
        mended();

        assertThat(of(purchase).state()).isInstanceOf(OrderState.Accepted.class);
        assertThat(List.of(left(rye), left(spelt))).containsExactly(STOCK, STOCK - 2);
        packed(purchase, new There(1, 2, rye));
        assertThat(List.of(left(rye), left(spelt))).containsExactly(STOCK - 2, 0);
    }

    @Test
    void a_card_pays_what_is_there_and_the_rest_of_the_hold_goes() {
        var purchase = accepted(Instead.SAME_OR_CHEAPER, PayBy.ONLINE);

        packed(purchase, new There(1, 1, rye));
        settle();

        var charge = PAYMENTS.charge(of(purchase).id());
        assertThat(charge.path("amount").asLong()).isEqualTo(2 * 480 + 270);
        assertThat(charge.path("captured").asLong()).isEqualTo(440 + 270);
        assertThat(of(purchase).payment().status()).isEqualTo(Payment.Status.CAPTURED);
    }

    @Test
    void what_was_paid_before_it_was_packed_goes_back_as_far_as_it_is_not_there() {
        in(ERLENGRUND, () -> fillBasket.set(guest, spelt, 2));
        var purchase = bought(asked(guest, filled(guest, Map.of(rolls, 1)), PayBy.ONLINE));
        in(ERLENGRUND, () -> payments.begin(purchase.id()));
        PAYMENTS.debit(of(purchase).id());
        in(ERLENGRUND, () -> payments.back(purchase.id()));
        settle();
        PAYMENTS.settle(of(purchase).id());
        settle();
        baker(accept.of(kern, of(purchase).id()));

        packed(purchase, new There(1, 0, null));
        settle();

        assertThat(PAYMENTS.givenBack(of(purchase).id()).values()).containsExactly(2 * 480L);
    }

    @Test
    void an_order_of_which_nothing_is_there_is_called_off_and_takes_neither_money_nor_comes_back_to_the_shelf() {
        var purchase = accepted(Instead.NEVER, PayBy.ONLINE);
        var nothing = new There[] {new There(1, 0, null), new There(2, 0, null)};

        packed(purchase, nothing);
        settle();
        packed(purchase, nothing);
        settle();

        assertThat(of(purchase).state()).isEqualTo(new OrderState.Refused(OrderState.Reason.SOLD_OUT));
        assertThat(PAYMENTS.charge(of(purchase).id()).path("state").asString()).isEqualTo(Charge.State.RELEASED.name());
        assertThat(List.of(left(spelt), left(rolls))).containsExactly(0, 0);
    }
}
