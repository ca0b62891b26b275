package marketplace.portal;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.send;
import static marketplace.Visits.shut;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import marketplace.CoreTest;
import marketplace.merchants.Merchants;
import marketplace.merchants.Stall;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ShopPagesTest extends CoreTest {
    @Autowired
    private Stall stall;

    @Autowired
    private Merchants merchants;

    private MerchantId kern;
    private Person anna;

    @BeforeEach
    void a_bakery() {
        kern = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
        anna = person(ERLENGRUND, staffOf(kern));
    }

    @Test
    void with_one_shop_she_goes_straight_in_and_with_two_she_chooses() {
        var mill = stall.approved(ERLENGRUND, person(ERLENGRUND).account(), "Mühle Kern", WEIDENBACH.code());
        var owner = person(ERLENGRUND, staffOf(kern), staffOf(mill));

        assertThat(led(anna.browser().get().uri("/betrieb").exchange())).isEqualTo("/betrieb/" + kern);
        assertThat(html(owner.browser(), "/betrieb")).contains("Bäckerei Kern", "Mühle Kern", "/betrieb/" + mill);
    }

    @Test
    void the_day_says_what_waits_and_leads_everywhere() {
        var day = html(anna.browser(), "/betrieb/" + kern);

        assertThat(day)
                .contains("<h1>Bäckerei Kern</h1>", "Zu packen", "Ihr erstes Angebot", "noch keine Kartenzahlung");
        assertThat(day)
                .contains("/bestellungen\"", "/angebote\"", "/profil\"", "/auszahlung\"", "/widerrufe\"", "/laden/");
    }

    @Test
    void closed_today_is_said_on_her_page_until_she_opens_after_all() {
        var form = "/betrieb/" + kern + "/profil/heute";

        assertThat(led(send(anna, form, Map.of("closed", "yes")))).isEqualTo("/betrieb/" + kern);
        assertThat(html(anna.browser(), "/betrieb/" + kern)).contains("Heute ist geschlossen.", "Heute doch offen");
        led(send(anna, form, Map.of()));

        assertThat(in(ERLENGRUND, () -> merchants.get(kern)).hours().exceptions())
                .isEmpty();
    }

    @Test
    void nobody_else_comes_in() {
        var others = List.of(
                person(ERLENGRUND), person(ERLENGRUND, staffOf(MerchantId.fresh())), person(HOHENFELS, staffOf(kern)));

        shut(stranger(ERLENGRUND), others, List.of("/betrieb/" + kern), List.of("/betrieb/" + kern + "/profil/heute"));
        shut(stranger(ERLENGRUND), List.of(person(ERLENGRUND)), List.of("/betrieb"), List.of());
    }

    private static Grant staffOf(MerchantId merchant) {
        return new Grant(Role.MERCHANT_STAFF, merchant);
    }
}
