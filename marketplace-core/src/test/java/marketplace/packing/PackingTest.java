package marketplace.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import marketplace.billing.Payments;
import marketplace.checkout.MarketTest;
import marketplace.merchants.Stall;
import marketplace.orders.AcceptOrder;
import marketplace.orders.AnswerMerchant.Said;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.orders.RefuseOrder;
import marketplace.orders.Wish;
import marketplace.orders.Wish.Instead;
import marketplace.outbox.DueRunner;
import marketplace.shared.Refusal;
import marketplace.shared.SignedIn;
import marketplace.shared.VariantId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** A baker with two sorts of bread, and an order of one of them with something beside it. */
abstract class PackingTest extends MarketTest {
    static final int STOCK = 10;

    @Autowired
    PackGoods pack;

    @Autowired
    AskBuyer ask;

    @Autowired
    Shelves shelves;

    @Autowired
    Payments payments;

    @Autowired
    AcceptOrder accept;

    @Autowired
    RefuseOrder refuse;

    @Autowired
    DueRunner due;

    VariantId spelt;
    VariantId rye;
    VariantId rolls;

    @BeforeEach
    void a_bakers_shelf() {
        spelt = selling(kern, listing -> listing.called("Dinkelbrot").at(480, STOCK));
        rye = selling(kern, listing -> listing.called("Roggenbrot").at(440, STOCK));
        rolls = selling(kern, listing -> listing.called("Brötchen").at(270, STOCK));
    }

    /** Two spelt loaves under this rule and one bag of rolls, paid so and accepted; the loaves are line 1. */
    Purchase accepted(Instead rule, PayBy payBy) {
        in(ERLENGRUND, () -> fillBasket.set(guest, spelt, 2));
        in(ERLENGRUND, () -> fillBasket.wish(guest, Map.of(spelt, new Wish(rule, "gut durchgebacken"))));
        var purchase = bought(asked(guest, filled(guest, Map.of(rolls, 1)), payBy));
        if (payBy == PayBy.ONLINE) {
            in(ERLENGRUND, () -> payments.begin(purchase.id()));
            PAYMENTS.enterCard(purchase.id());
        }
        settle();
        baker(accept.of(kern, of(purchase).id()));
        return purchase;
    }

    /** The loaves alone. */
    Purchase acceptedAlone() {
        in(ERLENGRUND, () -> fillBasket.set(guest, spelt, 2));
        in(ERLENGRUND, () -> fillBasket.wish(guest, Map.of(spelt, new Wish(Instead.ASK, ""))));
        var purchase = bought(asked(guest, filled(guest, Map.of()), PayBy.ON_ACCOUNT));
        baker(accept.of(kern, of(purchase).id()));
        return purchase;
    }

    Purchase accepted(Instead rule) {
        return accepted(rule, PayBy.ON_ACCOUNT);
    }

    Order packed(Purchase purchase, There... lines) {
        return baker(packing(purchase, lines));
    }

    Mono<Order> packing(Purchase purchase, There... lines) {
        return pack.of(kern, of(purchase).id(), new PackGoods.Wanted(Map.of(), List.of(lines), true));
    }

    Order asked(Purchase purchase, VariantId instead) {
        return baker(ask.about(kern, of(purchase).id(), List.of(new There(1, 2, instead)), true));
    }

    Order answered(Purchase purchase, boolean yes) {
        return in(ERLENGRUND, () -> answer(purchase, yes));
    }

    Mono<Order> answer(Purchase purchase, boolean yes) {
        return ask.hear(purchase.id(), of(purchase).id(), new Holder(null, guest.visit(), null), new Said(1, yes));
    }

    /** The buyer has let her time go by. */
    void timeIsUp(Purchase purchase) {
        timeIsUp(purchase, "- interval '1 second'");
    }

    void timeIsUp(Purchase purchase, String since) {
        owner("set app.county = '99001'; update orders.merchant_order set lines = jsonb_set(lines, '{0,askedUntil}',"
                + " to_jsonb(to_char((now() " + since
                + ") at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')))"
                + " where purchase = '" + purchase.id() + "'; update outbox.due set at = now()"
                + " where what = 'packing.unanswered' and subject = '"
                + of(purchase).id() + "'");
    }

    SignedIn staff() {
        return Stall.staffOf(ERLENGRUND, kern);
    }

    <T> T baker(Mono<T> step) {
        return Stall.as(staff(), step);
    }

    Order of(Purchase purchase) {
        return ordersOf(purchase).getFirst();
    }

    static void assertRefused(ThrowingCallable step, String slug) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(step)
                .satisfies(no -> assertThat(no.slug()).isEqualTo(slug));
    }
}
