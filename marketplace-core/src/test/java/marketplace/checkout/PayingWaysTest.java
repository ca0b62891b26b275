package marketplace.checkout;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import marketplace.checkout.BasketRefused.AboveAccountLimit;
import marketplace.checkout.BasketRefused.NoGuests;
import marketplace.checkout.BasketRefused.NotPaidSo;
import marketplace.checkout.CheckOut.Asked;
import marketplace.checkout.CheckOut.Choices;
import marketplace.delivery.OfferHandOver;
import marketplace.merchants.BankAccount;
import marketplace.merchants.EditMerchant;
import marketplace.merchants.Stall;
import marketplace.orders.MarkPayment;
import marketplace.orders.OrderState;
import marketplace.orders.PayBy;
import marketplace.orders.Recipient;
import marketplace.pages.Language;
import marketplace.shared.BasisPoints;
import marketplace.shared.MerchantId;
import marketplace.shared.Money;
import marketplace.shared.OrderId;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which ways of paying a basket has, by what county and merchants allow. */
class PayingWaysTest extends MarketTest {
    /** A household of its own, that owes nothing yet. */
    private final Recipient household = new Recipient(
            "Vera", "Berger" + UUID.randomUUID(), "Lindenweg 7", "99998", "Weidenbach", "vera@example.org", null, null);

    @Autowired
    private OfferPayment offerPayment;

    @Autowired
    private OfferHandOver offerHandOver;

    @Autowired
    private EditMerchant edit;

    @Autowired
    private MarkPayment payment;

    @Autowired
    private Clock clock;

    @Test
    void the_county_decides_which_ways_there_are() {
        payable(kern);
        var seen = filled(guest, Map.of(selling(kern, 480, 10), 1));

        var all = ways(seen);
        decided("{\"card_payment\": false, \"on_account\": false, \"cash_to_merchant\": true}");
        var cash = ways(seen);

        assertThat(all.ways()).containsExactly(PayBy.ONLINE, PayBy.ON_ACCOUNT, PayBy.AT_HAND_OVER);
        assertThat(cash.ways()).containsExactly(PayBy.AT_HAND_OVER);
        assertThatExceptionOfType(NotPaidSo.class).isThrownBy(() -> bought(asked(guest, seen, PayBy.ONLINE)));
        assertThatExceptionOfType(NotPaidSo.class).isThrownBy(() -> bought(asked(guest, seen, PayBy.ON_ACCOUNT)));
    }

    @Test
    void one_merchant_who_does_not_sell_on_account_is_enough_for_a_basket_not_to() {
        bank(rau, new BankAccount(Stall.IBAN, false));
        var seen = filled(guest, Map.of(selling(kern, 480, 10), 1, selling(rau, 690, 10), 1));

        assertThat(ways(seen).ways()).containsExactly(PayBy.AT_HAND_OVER);
        assertThatExceptionOfType(NotPaidSo.class).isThrownBy(() -> bought(asked(guest, seen, PayBy.ON_ACCOUNT)));
    }

    @Test
    void a_household_owes_no_more_than_the_county_allows_whoever_orders() {
        onAccount(1_000);
        var bread = selling(kern, 480, 10);
        owing(new Owner(null, UUID.randomUUID()), 2, bread);

        var third = onAccount(guest, filled(guest, Map.of(bread, 1)));

        assertThatExceptionOfType(AboveAccountLimit.class)
                .isThrownBy(() -> bought(third))
                .satisfies(refused -> assertThat(refused.limit()).isEqualTo(Money.euro(1_000)));
        assertThat(left(bread)).isEqualTo(8);
    }

    @Test
    void what_the_merchant_says_is_paid_is_owed_no_more() {
        onAccount(1_000);
        var bread = selling(kern, 480, 10);
        var order = owing(new Owner(null, UUID.randomUUID()), 2, bread);

        as(staffOf(ERLENGRUND, kern), payment.settled(kern, order));
        as(staffOf(ERLENGRUND, kern), payment.settled(kern, order));

        assertThat(ordersOf(bought(onAccount(guest, filled(guest, Map.of(bread, 2))))))
                .extracting(bought -> bought.state())
                .hasOnlyElementsOfType(OrderState.Secured.class);
    }

    @Test
    void where_the_county_serves_no_guests_one_signs_in_first() {
        decided("{\"guest_orders\": false}");
        var seen = filled(guest, Map.of(selling(kern, 480, 10), 1));

        assertThatExceptionOfType(NoGuests.class).isThrownBy(() -> bought(asked(guest, seen)));
    }

    @Test
    void the_countys_rate_and_hold_are_frozen_in_the_order() {
        decided("{\"application_fee_basis_points\": 400, \"reservation_minutes\": 30}");

        var order = ordersOf(bought(asked(guest, filled(guest, Map.of(selling(kern, 480, 10), 1)))))
                .getFirst();

        assertThat(order.contract().serviceFee()).isEqualTo(new BasisPoints(400));
        assertThat(((OrderState.Placed) order.state()).openUntil())
                .isBetween(
                        clock.instant().plus(Duration.ofMinutes(29)),
                        clock.instant().plus(Duration.ofMinutes(30)));
    }

    @Test
    void goods_that_are_weighed_cost_at_most_what_the_county_allows_above_what_was_wanted() {
        var roast = selling(rau, listing -> listing.weighed(1890, 600));
        decided("{\"weight_tolerance_percent\": 5}");

        var seen = filled(guest, Map.of(roast, 1));

        assertThat(seen.about()).isEqualTo(Money.euro(1134));
        assertThat(seen.total()).isEqualTo(Money.euro(1191));
    }

    private OfferPayment.Offer ways(PricedBasket seen) {
        return in(
                ERLENGRUND,
                () -> offerHandOver
                        .to(WEIDENBACH.code(), seen.merchants())
                        .flatMap(offer ->
                                offerPayment.to(seen, offer.chosen("pickup").orElseThrow())));
    }

    private void bank(MerchantId merchant, BankAccount bank) {
        as(staffOf(ERLENGRUND, merchant), edit.bank(merchant, bank));
    }

    private OrderId owing(Owner owner, int pieces, VariantId bread) {
        return ordersOf(bought(onAccount(owner, filled(owner, Map.of(bread, pieces)))))
                .getFirst()
                .id();
    }

    private Asked onAccount(Owner owner, PricedBasket seen) {
        var choices = new Choices(WEIDENBACH.code(), "pickup", PayBy.ON_ACCOUNT, true, Language.DE);
        return new Asked(
                owner,
                seen.basket().id(),
                seen.basket().version(),
                seen.total(),
                household,
                choices,
                URI.create("http://localhost:8080"));
    }
}
