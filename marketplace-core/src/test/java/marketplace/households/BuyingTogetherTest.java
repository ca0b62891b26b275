package marketplace.households;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import marketplace.checkout.Owner;
import marketplace.checkout.RepeatPurchase;
import marketplace.orders.CancelOrder;
import marketplace.orders.OrderRefused;
import marketplace.orders.OrderState;
import marketplace.orders.Orders.After;
import marketplace.orders.Purchase;
import marketplace.orders.Purchase.Seen;
import marketplace.shared.PurchaseId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What members of a household see and do with each other's purchases, from when to when. */
class BuyingTogetherTest extends HouseholdTest {
    @Autowired
    private CancelOrder cancel;

    @Autowired
    private RepeatPurchase repeat;

    @Test
    void members_see_what_each_other_buys_from_the_day_they_are_both_in() {
        var before = buys(johanna);
        together(johanna, vera);
        var hers = buys(johanna);
        var mine = buys(vera);

        assertThat(seenBy(vera)).containsExactly(mine.id(), hers.id());
        assertThat(seenBy(johanna)).containsExactly(mine.id(), hers.id(), before.id());
        assertThat(seen(vera, hers)).isEqualTo(new Seen(hers, Seen.As.A_MEMBERS));
        assertThat(seen(vera, mine)).isEqualTo(new Seen(mine, Seen.As.OWN));
        unseen(vera, before);
        unseen(paul, hers);
    }

    @Test
    void whoever_joins_later_sees_nothing_of_before() {
        together(johanna, vera);
        var earlier = buys(johanna);

        together(johanna, paul);
        var later = buys(johanna);

        unseen(paul, earlier);
        assertThat(seenBy(paul)).containsExactly(later.id());
        assertThat(seenBy(vera)).containsExactly(later.id(), earlier.id());
    }

    @Test
    void whoever_leaves_ends_it_in_both_directions_and_coming_back_brings_nothing_back() {
        together(johanna, vera);
        var hers = buys(johanna);
        var veras = buys(vera);

        leaves(vera);
        var after = buys(johanna);
        unseen(vera, hers);
        unseen(vera, after);
        unseen(johanna, veras);
        assertThat(seenBy(vera)).containsExactly(veras.id());
        assertThat(seenBy(johanna)).containsExactly(after.id(), hers.id());

        together(johanna, vera);
        assertThat(seenBy(vera)).containsExactly(veras.id());
        assertThat(seenBy(johanna)).containsExactly(after.id(), hers.id());
    }

    @Test
    void a_member_calls_off_what_another_ordered_and_nobody_else_does() {
        together(johanna, vera);
        var purchase = buys(johanna);
        var order = ordersOf(purchase).getFirst().id();

        assertThatExceptionOfType(OrderRefused.Absent.class)
                .isThrownBy(() -> in(ERLENGRUND, () -> cancel.of(purchase.id(), order, holder(paul))));
        var cancelled = in(ERLENGRUND, () -> cancel.of(purchase.id(), order, holder(vera)));

        assertThat(cancelled.state()).isInstanceOf(OrderState.Cancelled.class);
    }

    @Test
    void what_another_bought_goes_into_ones_own_basket_again() {
        together(johanna, vera);
        var purchase = buys(johanna);
        var mine = new Owner(vera.account(), null);

        var again = in(ERLENGRUND, () -> repeat.of(purchase.id(), holder(vera), mine));

        assertThat(again.basket().lines()).hasSize(1);
        assertThat(in(ERLENGRUND, () -> baskets.mine(new Owner(johanna.account(), null)))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void pages_say_who_ordered_and_tell_members_nothing_of_paying() {
        together(johanna, vera);
        var purchase = buys(johanna);
        var path = "/einkauf/" + purchase.id();

        assertThat(html(vera.browser(), "/einkaeufe")).contains("bestellt von Vera Berger", path);
        assertThat(html(johanna.browser(), "/einkaeufe")).doesNotContain("bestellt von");
        assertThat(html(vera.browser(), path))
                .contains("bestellt von Vera Berger", "class=\"pin", "stornieren/")
                .doesNotContain("wird bei Erhalt bezahlt", "Überweisungsschein", "/zahlung/");
        assertThat(html(johanna.browser(), path))
                .contains("wird bei Erhalt bezahlt", "Überweisungsschein")
                .doesNotContain("bestellt von");
        assertThat(led(send(
                        vera,
                        path + "/stornieren/" + ordersOf(purchase).getFirst().id(),
                        Map.of())))
                .isEqualTo(path);
    }

    @Test
    void programs_hear_who_ordered_and_nothing_of_paying() {
        together(johanna, vera);
        var purchase = buys(johanna);
        var path = "/api/v1/purchases/" + purchase.id();

        get(vera.program(), path)
                .jsonPath("$.orderedBy")
                .isEqualTo("Vera Berger")
                .jsonPath("$.pin")
                .isEqualTo(purchase.pin())
                .jsonPath("$.orders[0].total")
                .isEqualTo(960)
                .jsonPath("$.orders[0].payBy")
                .doesNotExist()
                .jsonPath("$.orders[0].payment")
                .doesNotExist()
                .jsonPath("$.orders[0].refunded")
                .doesNotExist();
        get(johanna.program(), path)
                .jsonPath("$.orderedBy")
                .doesNotExist()
                .jsonPath("$.orders[0].payBy")
                .isEqualTo("ON_ACCOUNT");
        get(vera.program(), "/api/v1/purchases").jsonPath("$.items.length()").isEqualTo(1);
    }

    @Test
    void paying_reviewing_and_agreeing_on_it_for_every_week_stay_the_buyers() {
        together(johanna, vera);
        var purchase = buys(johanna);
        var order = ordersOf(purchase).getFirst().id();

        for (var path : List.of(
                "/zahlung/" + purchase.id(),
                "/zahlung/" + purchase.id() + "/zurueck",
                "/einkauf/%s/bewerten/%s".formatted(purchase.id(), order),
                "/dauerbestellungen/neu?einkauf=" + purchase.id())) {
            vera.browser().get().uri(path).exchange().expectStatus().isForbidden();
        }
        vera.program()
                .put()
                .uri("/api/v1/purchases/%s/payment".formatted(purchase.id()))
                .bodyValue(Map.of("returned", false))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private List<PurchaseId> seenBy(Person person) {
        return in(ERLENGRUND, () -> purchases.list(holder(person), After.LATEST, 50)).stream()
                .map(seen -> seen.purchase().id())
                .toList();
    }

    private Seen seen(Person person, Purchase purchase) {
        return in(ERLENGRUND, () -> purchases.get(purchase.id(), holder(person)));
    }

    private void unseen(Person person, Purchase purchase) {
        assertThatExceptionOfType(OrderRefused.Absent.class).isThrownBy(() -> seen(person, purchase));
    }

    private static WebTestClient.BodyContentSpec get(WebTestClient client, String path) {
        return client.get().uri(path).exchange().expectStatus().isOk().expectBody();
    }
}
