package marketplace.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import marketplace.checkout.BasketRefused;
import marketplace.checkout.CheckOut.Asked;
import marketplace.checkout.CheckOut.Choices;
import marketplace.checkout.OfferWays;
import marketplace.checkout.Owner;
import marketplace.checkout.PricedBasket;
import marketplace.delivery.HandOverChoice;
import marketplace.orders.MarkPayment;
import marketplace.orders.Order;
import marketplace.orders.PayBy;
import marketplace.orders.Payment;
import marketplace.orders.Purchase;
import marketplace.orders.Recipient;
import marketplace.pages.Language;
import marketplace.shared.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** More comes along with what comes anyway: at the same hand-over, ordered and paid by itself, its way paid once. */
class ComingAlongTest extends RoadTest {
    @Autowired
    private OfferWays ways;

    @Autowired
    private MarkPayment markPayment;

    private Owner berger;

    @BeforeEach
    void a_household() {
        berger = household();
    }

    @Test
    void what_is_added_comes_with_the_first_and_costs_no_further_way() {
        var first = ordered(berger, 0, Map.of(selling(kern, 480, 9), 1));
        var seen = filled(berger, Map.of(selling(rau, 690, 9), 1));

        var along = offered(berger, seen).getFirst();
        var second = bought(asked(berger, seen, along, JOHANNA));
        settle();

        assertThat(along.along().purchase()).isEqualTo(first.id());
        assertThat(ordersOf(first)).extracting(Order::total).allMatch(total -> total.compareTo(Money.euro(480)) > 0);
        assertThat(ordersOf(second)).extracting(Order::total).containsExactly(Money.euro(690));
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(deliveriesOf(second)).isEqualTo(deliveriesOf(first));
    }

    @Test
    void the_same_day_may_still_be_had_by_itself() {
        ordered(berger, 0, Map.of(selling(kern, 480, 9), 1));
        var seen = filled(berger, Map.of(selling(rau, 690, 9), 1));

        var choices = offered(berger, seen);

        assertThat(choices)
                .filteredOn(
                        choice -> choice.fulfilment().equals(choices.getFirst().fulfilment()))
                .extracting(choice -> choice.fee().isZero())
                .containsExactly(true, false);
    }

    @Test
    void nothing_comes_along_to_another_address() {
        ordered(berger, 0, Map.of(selling(kern, 480, 9), 1));
        var seen = filled(berger, Map.of(selling(rau, 690, 9), 1));
        var along = offered(berger, seen).getFirst();

        assertThatExceptionOfType(BasketRefused.class)
                .isThrownBy(() -> bought(asked(berger, seen, along, at("Mühlgasse 1"))))
                .satisfies(refused -> assertThat(refused.slug()).isEqualTo("along-elsewhere"));
    }

    @Test
    void the_same_address_written_otherwise_is_the_same() {
        ordered(berger, 0, Map.of(selling(kern, 480, 9), 1));
        var seen = filled(berger, Map.of(selling(rau, 690, 9), 1));
        var along = offered(berger, seen).getFirst();

        assertThat(bought(asked(berger, seen, along, at("lindenweg  7")))).isNotNull();
    }

    @Test
    void nothing_comes_along_with_what_was_called_off_meanwhile() {
        var first = ordered(berger, 0, Map.of(selling(kern, 480, 9), 1));
        var seen = filled(berger, Map.of(selling(rau, 690, 9), 1));
        var along = offered(berger, seen).getFirst();
        calledOff(first);

        assertThatExceptionOfType(BasketRefused.class)
                .isThrownBy(() -> bought(asked(berger, seen, along, JOHANNA)))
                .satisfies(refused -> assertThat(refused.slug()).isEqualTo("not-as-shown"));
        assertThat(offered(berger, seen)).extracting(HandOverChoice::along).containsOnlyNulls();
    }

    @Test
    void nothing_comes_along_with_somebody_elses() {
        ordered(berger, 0, Map.of(selling(kern, 480, 9), 1));

        for (Supplier<Owner> other : List.<Supplier<Owner>>of(this::household, RoadTest::aGuest)) {
            var owner = other.get();
            var seen = filled(owner, Map.of(selling(rau, 690, 9), 1));

            assertThat(offered(owner, seen)).extracting(HandOverChoice::along).containsOnlyNulls();
        }
    }

    private List<HandOverChoice> offered(Owner owner, PricedBasket seen) {
        return in(ERLENGRUND, () -> ways.to(WEIDENBACH.code(), seen, owner)).choices();
    }

    private static Recipient at(String street) {
        return new Recipient(
                JOHANNA.givenName(),
                JOHANNA.familyName(),
                street,
                JOHANNA.postcode(),
                JOHANNA.town(),
                JOHANNA.mail(),
                null,
                null);
    }

    private void calledOff(Purchase purchase) {
        ordersOf(purchase)
                .forEach(order -> in(
                        ERLENGRUND,
                        () -> markPayment.of(
                                order.id(),
                                Payment.of(
                                        Payment.Status.REFUNDED, order.payment().version() + 1))));
        settle();
    }

    private static Asked asked(Owner owner, PricedBasket seen, HandOverChoice way, Recipient recipient) {
        var choices = new Choices(WEIDENBACH.code(), way.key(), PayBy.ON_ACCOUNT, true, Language.DE);
        return new Asked(
                owner,
                seen.basket().id(),
                seen.basket().version(),
                seen.total().plus(way.fee()),
                recipient,
                choices,
                URI.create("http://localhost:8080"));
    }
}
