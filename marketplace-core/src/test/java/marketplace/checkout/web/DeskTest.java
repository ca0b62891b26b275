package marketplace.checkout.web;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.mended;
import static marketplace.Visits.send;
import static marketplace.Visits.shut;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import marketplace.checkout.MarketTest;
import marketplace.orders.Order;
import marketplace.orders.OrderState;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** What a merchant does with orders at her desk, and what it says when something does not fit. */
class DeskTest extends MarketTest {
    private Person butcher;
    private String desk;

    @BeforeEach
    void a_butcher_at_her_desk() {
        butcher = person(ERLENGRUND, staffOf(rau));
        desk = "/betrieb/" + rau + "/bestellungen";
    }

    @Test
    void a_weight_that_cannot_be_is_said_at_its_field_and_stays_there_to_be_mended() {
        var order = orderOf(bought(selling(rau, listing -> listing.weighed(18_90, 600))));
        var path = desk + "/" + order.id();
        led(send(butcher, path + "/annehmen", Map.of()));

        var page = mended(send(butcher, path + "/packen", Map.of("grams.1", "64")));

        assertThat(page)
                .contains(
                        "Dieses Gewicht kann nicht stimmen", "value=\"64\"", "href=\"#f-grams.1-" + order.id() + "\"");
        assertThat(mended(send(butcher, path + "/packen", Map.of()))).contains("was die Waage zeigt");
        led(send(butcher, path + "/packen", Map.of("grams.1", "640")));
        assertThat(html(butcher.browser(), desk)).contains("Bereit zur Übergabe (1)", "12,10");
    }

    @Test
    void a_wrong_pin_is_said_at_its_field_and_after_ten_of_them_none_counts() {
        var purchase = bought(selling(rau, 480, 5));
        var path = desk + "/" + orderOf(purchase).id();
        List.of("/annehmen", "/packen").forEach(step -> led(send(butcher, path + step, Map.of())));

        assertThat(mended(send(butcher, path + "/uebergeben", Map.of("pin", wrong(purchase)))))
                .contains("Diese PIN stimmt nicht", "aria-invalid=\"true\"");
        for (var tries = 1; tries < 10; tries++) {
            mended(send(butcher, path + "/uebergeben", Map.of("pin", wrong(purchase))));
        }

        assertThat(mended(send(butcher, path + "/uebergeben", Map.of("pin", purchase.pin()))))
                .contains("Zu oft eine falsche PIN");
        assertThat(orderOf(purchase).state()).isInstanceOf(OrderState.Packed.class);
    }

    @Test
    void the_right_pin_or_her_word_hands_it_over_but_not_an_empty_field() {
        var purchase = bought(selling(rau, 480, 5));
        var path = desk + "/" + orderOf(purchase).id();
        List.of("/annehmen", "/packen").forEach(step -> led(send(butcher, path + step, Map.of())));

        mended(send(butcher, path + "/uebergeben", Map.of("pin", "")));
        led(send(butcher, path + "/uebergeben", Map.of("pin", purchase.pin())));

        assertThat(orderOf(purchase).state()).isInstanceOf(OrderState.HandedOver.class);
        assertThat(html(butcher.browser(), desk + "/erledigt")).contains("übergeben", "J. Berger, Weidenbach");
    }

    @Test
    void an_order_is_refused_with_a_reason_only() {
        var order = orderOf(bought(selling(rau, 480, 5)));
        var path = desk + "/" + order.id() + "/ablehnen";

        assertThat(html(butcher.browser(), path)).contains("Ja, absagen", "Behalten", "Ausverkauft");
        assertThat(mended(send(butcher, path, Map.of()))).contains("Bitte wählen Sie einen Grund");
        led(send(butcher, path, Map.of("reason", "SOLD_OUT")));

        assertThat(in(ERLENGRUND, () -> orders.get(order.id())).state()).isInstanceOf(OrderState.Refused.class);
    }

    @Test
    void the_packing_list_adds_up_what_is_needed_and_names_every_order() {
        var roll = selling(rau, 70, 20);
        for (var pieces : List.of(2, 3)) {
            var order = orderOf(bought(Map.of(roll, pieces)));
            led(send(butcher, desk + "/" + order.id() + "/annehmen", Map.of()));
        }

        var list = html(butcher.browser(), desk + "/packliste");

        assertThat(list).contains("<b>5 ×</b> Holzofenbrot", "2 × Holzofenbrot", "3 × Holzofenbrot");
        assertThat(list).contains("J. Berger, Weidenbach", "Wird im Laden abgeholt (2)");
    }

    @Test
    void an_order_is_found_by_its_number_by_its_own_merchant_alone() {
        var order = orderOf(bought(selling(rau, 480, 5)));
        var number = order.contract().number();
        var search = "/erledigt?nummer=" + number.grouped().toLowerCase(java.util.Locale.ROOT);
        var baker = person(ERLENGRUND, staffOf(kern));

        assertThat(led(butcher.browser().get().uri(desk + search).exchange())).isEqualTo(desk + "/" + order.id());
        assertThat(html(butcher.browser(), desk + "/" + order.id())).contains("Lindenweg 7", "Johanna Berger");
        assertThat(mended(baker.browser()
                        .get()
                        .uri("/betrieb/" + kern + "/bestellungen" + search)
                        .exchange()))
                .contains("Diese Bestellung gibt es nicht");
    }

    @Test
    void nobody_else_sees_an_order_or_does_anything_with_it() {
        var path = desk + "/" + orderOf(bought(selling(rau, 480, 5))).id();
        var baker = person(ERLENGRUND, staffOf(kern));
        var forms = List.of(path + "/annehmen", path + "/packen", path + "/uebergeben", path + "/ablehnen");

        shut(
                stranger(ERLENGRUND),
                List.of(person(ERLENGRUND), baker, person(HOHENFELS)),
                List.of(desk, path, path + "/ablehnen", desk + "/packliste", desk + "/erledigt"),
                forms);
        shut(
                stranger(HOHENFELS),
                List.of(person(HOHENFELS, staffOf(rau))),
                List.of(path, path + "/ablehnen"),
                List.of());
        var strange = path.replace(rau.toString(), kern.toString());
        shut(stranger(ERLENGRUND), List.of(baker), List.of(strange), List.of());
    }

    @Test
    void only_her_own_people_follow_her_orders() {
        for (var other : List.of(person(ERLENGRUND), person(ERLENGRUND, staffOf(kern)), person(HOHENFELS))) {
            other.browser()
                    .get()
                    .uri(desk + "/strom")
                    .accept(MediaType.TEXT_EVENT_STREAM)
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    private Purchase bought(VariantId variant) {
        return bought(Map.of(variant, 1));
    }

    private Purchase bought(Map<VariantId, Integer> wanted) {
        return bought(asked(guest, filled(guest, wanted), PayBy.ON_ACCOUNT));
    }

    private Order orderOf(Purchase purchase) {
        return ordersOf(purchase).getFirst();
    }

    private static String wrong(Purchase purchase) {
        return purchase.pin().equals("0000") ? "0001" : "0000";
    }

    private static Grant staffOf(MerchantId merchant) {
        return new Grant(Role.MERCHANT_STAFF, merchant);
    }
}
