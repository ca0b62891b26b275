package marketplace.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marketplace.checkout.BasketRefused.NotAsShown;
import marketplace.orders.Order;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.shared.AccountId;
import marketplace.shared.Money;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class CheckOutTest extends MarketTest {
    @Test
    void a_basket_of_two_merchants_becomes_one_purchase_of_two_orders() {
        var seen = filled(guest, Map.of(selling(kern, 480, 10), 2, selling(rau, 690, 10), 1));

        var purchase = bought(asked(guest, seen));

        assertThat(seen.total()).isEqualTo(Money.euro(1650));
        assertThat(ordersOf(purchase))
                .extracting(Order::total)
                .containsExactlyInAnyOrder(Money.euro(960), Money.euro(690));
        assertThat(ordersOf(purchase).getFirst().contract().texts()).isNotEmpty();
        assertThat(in(ERLENGRUND, () -> baskets.mine(guest)).isEmpty()).isTrue();
    }

    @Test
    void pressing_the_button_again_leads_to_the_same_purchase() {
        var bread = selling(kern, 480, 10);
        var asked = asked(guest, filled(guest, Map.of(bread, 2)));

        var first = bought(asked);
        var second = bought(asked);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(left(bread)).isEqualTo(8);
    }

    @Test
    void eight_tabs_at_once_make_one_purchase() {
        var bread = selling(kern, 480, 10);
        var asked = asked(guest, filled(guest, Map.of(bread, 1)));

        var made = in(
                ERLENGRUND,
                () -> Flux.range(0, 8)
                        .flatMap(_ -> checkOut.with(asked), 8)
                        .map(Purchase::id)
                        .collect(Collectors.toSet()));

        assertThat(made).hasSize(1);
        assertThat(left(bread)).isEqualTo(9);
    }

    @Test
    void of_two_buyers_of_one_last_piece_exactly_one_wins() {
        var bread = selling(kern, 480, 1);
        var buyers = IntStream.range(0, 6)
                .mapToObj(_ -> new Owner(null, UUID.randomUUID()))
                .toList();
        var asked = buyers.stream()
                .map(owner -> asked(owner, filled(owner, Map.of(bread, 1))))
                .toList();

        var won = in(
                ERLENGRUND,
                () -> Flux.fromIterable(asked)
                        .flatMap(
                                one -> checkOut.with(one)
                                        .map(_ -> 1)
                                        .onErrorResume(NotAsShown.class, _ -> Mono.just(0)),
                                6)
                        .reduce(0, Integer::sum));

        assertThat(won).isOne();
        assertThat(left(bread)).isZero();
    }

    @Test
    void two_buyers_of_the_same_two_things_in_opposite_order_do_not_wait_in_a_circle() {
        var bread = selling(kern, 480, 100);
        var meat = selling(rau, 690, 100);
        var asked = IntStream.range(0, 12)
                .mapToObj(i -> crossing(i % 2 == 0 ? List.of(bread, meat) : List.of(meat, bread)))
                .toList();

        var made = in(
                ERLENGRUND,
                () -> Flux.fromIterable(asked).flatMap(checkOut::with, 12).count());

        assertThat(made).isEqualTo(12);
        assertThat(left(bread)).isEqualTo(88);
        assertThat(left(meat)).isEqualTo(88);
    }

    @Test
    void a_basket_changed_in_another_tab_is_not_ordered_unseen() {
        var bread = selling(kern, 480, 10);
        var seen = filled(guest, Map.of(bread, 1));
        in(ERLENGRUND, () -> fillBasket.set(guest, bread, 5));

        assertThatExceptionOfType(NotAsShown.class).isThrownBy(() -> bought(asked(guest, seen)));
        assertThat(left(bread)).isEqualTo(10);
    }

    @Test
    void a_price_that_changed_is_told_and_agreed_before_anything_is_ordered() {
        var bread = selling(kern, 480, 10);
        filled(guest, Map.of(bread, 1));
        reprice(bread, 520);
        var seen = in(ERLENGRUND, () -> baskets.mine(guest).flatMap(priceBasket::of));
        var old = asked(guest, seen, PayBy.ONLINE, Money.euro(480));

        assertThatExceptionOfType(NotAsShown.class)
                .isThrownBy(() -> bought(old))
                .satisfies(
                        refused -> assertThat(refused.remarks()).singleElement().isInstanceOf(Remark.OtherPrice.class));
        assertThat(bought(asked(guest, seen))).isNotNull();
    }

    @Test
    void what_is_sold_out_is_named_and_taken_out() {
        var bread = selling(kern, 480, 3);
        var seen = filled(guest, Map.of(bread, 3));
        var quicker = new Owner(null, UUID.randomUUID());
        bought(asked(quicker, filled(quicker, Map.of(bread, 1))));

        assertThatExceptionOfType(NotAsShown.class).isThrownBy(() -> bought(asked(guest, seen)));
        in(ERLENGRUND, () -> fillBasket.accept(guest));
        var now = in(ERLENGRUND, () -> baskets.mine(guest).flatMap(priceBasket::of));

        assertThat(now.basket().lines().getFirst().pieces()).isEqualTo(2);
        assertThat(now.remarks()).isEmpty();
    }

    @Test
    void a_guests_basket_joins_her_accounts_when_she_signs_in() {
        var bread = selling(kern, 480, 10);
        var meat = selling(rau, 690, 10);
        var account = AccountId.fresh();
        filled(new Owner(account, null), Map.of(meat, 1));
        filled(guest, Map.of(bread, 2));

        var signedIn = new Owner(account, guest.visit());
        var basket = in(ERLENGRUND, () -> baskets.mine(signedIn));

        assertThat(basket.lines()).extracting(Basket.Line::variant).containsExactlyInAnyOrder(bread, meat);
        assertThat(in(ERLENGRUND, () -> baskets.mine(new Owner(account, null))).lines())
                .hasSize(2);
        assertThat(in(ERLENGRUND, () -> baskets.mine(guest)).isEmpty()).isTrue();
    }

    @Test
    void additions_from_two_tabs_are_all_kept() {
        var bread = selling(kern, 480, 90);

        in(
                ERLENGRUND,
                () -> Flux.range(0, 4)
                        .flatMap(_ -> fillBasket.add(guest, bread, 1), 4)
                        .then(Mono.just(true)));

        assertThat(in(ERLENGRUND, () -> baskets.mine(guest))
                        .find(bread)
                        .orElseThrow()
                        .pieces())
                .isEqualTo(4);
    }

    @Test
    void another_countys_and_another_visitors_basket_is_absent() {
        var seen = filled(guest, Map.of(selling(kern, 480, 10), 1));
        var stranger = asked(new Owner(null, UUID.randomUUID()), seen);

        assertThatExceptionOfType(BasketRefused.Absent.class).isThrownBy(() -> bought(stranger));
        assertThatExceptionOfType(BasketRefused.Absent.class)
                .isThrownBy(() -> in(HOHENFELS, () -> checkOut.with(asked(guest, seen))));
    }

    private CheckOut.Asked crossing(List<VariantId> variants) {
        var owner = new Owner(null, UUID.randomUUID());
        variants.forEach(variant -> in(ERLENGRUND, () -> fillBasket.set(owner, variant, 1)));
        return asked(owner, in(ERLENGRUND, () -> baskets.mine(owner).flatMap(priceBasket::of)));
    }
}
