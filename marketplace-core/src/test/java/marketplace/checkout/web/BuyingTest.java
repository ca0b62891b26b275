package marketplace.checkout.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import marketplace.checkout.MarketTest;
import marketplace.orders.Order;
import marketplace.orders.OrderState;
import marketplace.shared.MerchantId;
import marketplace.shared.PurchaseId;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.VariantId;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** Buying through the pages: basket, checkout, payment, purchase, and the merchant's desk. */
class BuyingTest extends MarketTest {
    private static final String HELD = "Die Waren sind bis \\d\\d?(:\\d\\d)?\u00a0Uhr für Sie reserviert";
    private static final Map<String, String> BERGER = Map.of(
            "givenName",
            "Johanna",
            "familyName",
            "Berger",
            "street",
            "Lindenweg 7",
            "postcode",
            "99998",
            "town",
            "Weidenbach",
            "place",
            "weidenbach",
            "mail",
            "johanna@example.org",
            "handOver",
            "pickup",
            "script",
            "1");

    @Test
    void a_guest_orders_without_a_script_and_an_account() {
        var bread = selling(kern, 480, 5);
        var guest = stranger(ERLENGRUND);

        var session = put(guest, bread);
        var basket = html(session, "/korb");
        var checkout = html(session, "/kasse?handOver=pickup");

        assertThat(basket).contains("Bäckerei Kern", "4,80", "ohne Aufschlag: auf Rechnung, bei der Übergabe.");
        assertThat(checkout)
                .contains("Zahlungspflichtig bestellen", "/kasse/mitteilung", "Bäckerei Kern, Inhaberin Anna Kern");
        assertThat(checkout.indexOf("Zahlungspflichtig bestellen"))
                .isGreaterThan(checkout.indexOf("Vertrag mit Bäckerei Kern"));
    }

    @Test
    void a_guest_takes_from_pages_that_were_open_before_the_first_thing_was_in_her_basket() {
        var session = put(stranger(ERLENGRUND), selling(kern, 480, 5));

        var form = new LinkedMultiValueMap<String, String>();
        form.set("variant", selling(rau, 690, 5).toString());

        post(session, "/korb", form, HttpStatus.SEE_OTHER);

        assertThat(html(session, "/korb")).contains("Bäckerei Kern", "Metzgerei Rau");
    }

    @Test
    void ordering_on_account_ends_at_the_purchase_and_again_at_the_same_one() {
        var session = put(stranger(ERLENGRUND), selling(kern, 480, 5));
        var form = form(html(session, "/kasse?handOver=pickup"), "ON_ACCOUNT");

        var first = post(session, "/kasse", form, HttpStatus.SEE_OTHER);
        var second = post(session, "/kasse", form, HttpStatus.SEE_OTHER);

        assertThat(first).isEqualTo(second).startsWith("/einkauf/");
        assertThat(html(session, first)).contains("Bäckerei Kern", "PIN");
        assertThat(html(session, "/korb")).contains("Noch nichts im Korb");
        assertThat(html(session, "/einkaeufe")).contains("/einkauf/");
    }

    @Test
    void a_missing_field_is_named_and_nothing_is_ordered() {
        var session = put(stranger(ERLENGRUND), selling(kern, 480, 5));
        var form = form(html(session, "/kasse?handOver=pickup"), "ON_ACCOUNT");
        form.set("street", "");

        var page = body(session, "/kasse", form, HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(page).contains("Bitte Straße und Hausnummer.", "value=\"Johanna\"");
    }

    @Test
    void no_place_is_chosen_for_her_and_without_one_nothing_is_ordered() {
        var session = put(stranger(ERLENGRUND), selling(kern, 480, 5));
        var page = html(session, "/kasse?handOver=pickup");

        assertThat(page).containsPattern("name=\"place\"[^>]*><option value=\"\"");
        for (var place : List.of("", "nirgendwo", "!?")) {
            var form = form(page, "ON_ACCOUNT");
            form.set("place", place);
            assertThat(body(session, "/kasse", form, HttpStatus.UNPROCESSABLE_CONTENT))
                    .contains("id=\"f-place-e\"");
        }
    }

    @Test
    void who_says_nothing_of_paying_pays_online_and_is_led_there() {
        payable(kern);
        var session = put(stranger(ERLENGRUND), selling(kern, 480, 5));
        var form = form(html(session, "/kasse?handOver=pickup"), "ONLINE");
        form.remove("payBy");

        assertThat(post(session, "/kasse", form, HttpStatus.SEE_OTHER)).startsWith("/zahlung/");
    }

    @Test
    void less_than_a_card_can_be_charged_with_is_paid_otherwise() {
        payable(kern);
        var session = put(stranger(ERLENGRUND), selling(kern, 49, 5));

        assertThat(html(session, "/kasse?handOver=pickup")).doesNotContain("value=\"ONLINE\"");
    }

    @Test
    void a_price_that_changed_is_told_in_words_before_the_button_counts() {
        var bread = selling(kern, 480, 5);
        var session = put(stranger(ERLENGRUND), bread);
        var form = form(html(session, "/kasse?handOver=pickup"), "ON_ACCOUNT");
        reprice(bread, 520);

        var page = body(session, "/kasse", form, HttpStatus.CONFLICT);

        assertThat(page).contains("kostet jetzt", "5,20", "4,80", "Es wurde nichts bestellt");
        assertThat(post(session, "/kasse", form(page, "ON_ACCOUNT"), HttpStatus.SEE_OTHER))
                .startsWith("/einkauf/");
    }

    @Test
    void nobody_but_the_buyer_sees_a_purchase_or_its_payment() {
        var session = put(stranger(ERLENGRUND), selling(kern, 480, 5));
        var purchase = post(
                        session,
                        "/kasse",
                        form(html(session, "/kasse?handOver=pickup"), "ON_ACCOUNT"),
                        HttpStatus.SEE_OTHER)
                .replaceAll("\\?.*", "");
        var order = ordersOf(purchase).getFirst();

        for (var other : List.of(stranger(ERLENGRUND), person(ERLENGRUND).browser(), stranger(HOHENFELS), staff(rau))) {
            other.get().uri(purchase).exchange().expectStatus().isNotFound();
            other.get()
                    .uri(purchase.replace("einkauf", "zahlung"))
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            other.get()
                    .uri(purchase.replace("einkauf", "zahlung") + "/zurueck")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            other.get()
                    .uri(purchase.replace("einkauf", "zahlung") + "/karte")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            other.get()
                    .uri("/api/v1/purchases/" + order.contract().purchase())
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            other.post()
                    .uri("/api/v1/purchases/%s/orders/%s/cancel"
                            .formatted(order.contract().purchase(), order.id()))
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
    }

    @Test
    void a_merchants_desk_opens_to_her_own_people_alone() {
        var session = put(stranger(ERLENGRUND), selling(kern, 480, 5));
        var purchase = post(
                session, "/kasse", form(html(session, "/kasse?handOver=pickup"), "ON_ACCOUNT"), HttpStatus.SEE_OTHER);
        var order = ordersOf(purchase).getFirst();
        var desk = "/betrieb/" + kern + "/bestellungen";

        assertThat(html(staff(kern), desk)).contains("J. Berger, Weidenbach", "Neu, bitte antworten (1)");
        staff(rau).get().uri(desk).exchange().expectStatus().isForbidden();
        person(ERLENGRUND).browser().get().uri(desk).exchange().expectStatus().isForbidden();
        stranger(ERLENGRUND).get().uri(desk).exchange().expectStatus().is4xxClientError();
        person(HOHENFELS, new Grant(Role.MERCHANT_STAFF, kern))
                .browser()
                .get()
                .uri(desk + "/" + order.id())
                .exchange()
                .expectStatus()
                .is4xxClientError();
    }

    @Test
    void a_merchant_accepts_packs_and_hands_over_at_her_desk() {
        var session = put(stranger(ERLENGRUND), selling(kern, 480, 5));
        var purchase = post(
                session, "/kasse", form(html(session, "/kasse?handOver=pickup"), "ON_ACCOUNT"), HttpStatus.SEE_OTHER);
        var order = ordersOf(purchase).getFirst();
        var anna = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, kern));
        var desk = "/betrieb/%s/bestellungen/%s/".formatted(kern, order.id());

        for (var step : List.of("annehmen", "annehmen", "packen", "uebergeben")) {
            var form = withToken(anna.csrf());
            form.set("vouched", "yes");
            post(anna.browser(), desk + step, form, HttpStatus.SEE_OTHER);
        }

        assertThat(ordersOf(purchase)).extracting(Order::state).hasOnlyElementsOfType(OrderState.HandedOver.class);
    }

    @Test
    void on_account_the_buyer_sees_where_to_transfer_until_the_merchant_has_the_money() {
        var session = put(stranger(ERLENGRUND), selling(kern, 480, 5));
        var purchase = post(
                session, "/kasse", form(html(session, "/kasse?handOver=pickup"), "ON_ACCOUNT"), HttpStatus.SEE_OTHER);
        var order = ordersOf(purchase).getFirst();
        var anna = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, kern));
        var desk = "/betrieb/%s/bestellungen/%s".formatted(kern, order.id());

        var placed = html(session, purchase);
        post(anna.browser(), desk + "/annehmen", withToken(anna.csrf()), HttpStatus.SEE_OTHER);
        var accepted = html(session, purchase);
        post(anna.browser(), desk + "/bezahlt", withToken(anna.csrf()), HttpStatus.SEE_OTHER);
        var paid = html(session, purchase);

        assertThat(placed).contains("sobald der Betrieb angenommen").doesNotContain("DE80 9999");
        assertThat(accepted)
                .contains("DE80 9999 9999 0004 7111 37", "Bäckerei Kern, Inhaberin Anna Kern", "<svg", "4,80")
                .contains(order.contract().number().grouped());
        assertThat(paid).contains("beim Betrieb bezahlt").doesNotContain("DE80 9999");
        assertThat(html(anna.browser(), desk)).contains("Bezahlt").doesNotContain("Das Geld ist da");
    }

    @Test
    void a_merchant_says_where_buyers_on_account_pay_and_a_wrong_digit_is_noticed() {
        var anna = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, kern));
        var page = "/betrieb/" + kern + "/auszahlung";
        var form = withToken(anna.csrf());
        form.set("onAccount", "yes");
        form.set("iban", "DE81 9999 9999 0004 7111 37");

        var wrong = body(anna.browser(), page + "/rechnung", form, HttpStatus.UNPROCESSABLE_CONTENT);
        form.set("iban", "de80 9999 9999 0004 7111 37");
        post(anna.browser(), page + "/rechnung", form, HttpStatus.SEE_OTHER);

        assertThat(wrong).contains("Diese IBAN kann nicht stimmen", "DE81 9999");
        assertThat(html(anna.browser(), page)).contains("DE80 9999 9999 0004 7111 37");
    }

    @Test
    void more_on_account_than_a_household_may_owe_is_told_with_the_limit() {
        onAccount(400);
        var session = put(stranger(ERLENGRUND), selling(kern, 480, 5));

        var page = body(
                session,
                "/kasse",
                form(html(session, "/kasse?handOver=pickup"), "ON_ACCOUNT"),
                HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(page).contains("höchstens 4,00", "Bitte zahlen Sie anders");
    }

    @Test
    void with_a_card_the_payment_page_follows_and_leads_on() {
        payable(kern);
        var session = put(stranger(ERLENGRUND), selling(kern, 480, 5));

        var payment =
                post(session, "/kasse", form(html(session, "/kasse?handOver=pickup"), "ONLINE"), HttpStatus.SEE_OTHER);
        var page = html(session, payment);
        var unpaid = html(session, payment.replace("zahlung", "einkauf"));
        PAYMENTS.enterCard(PurchaseId.of(payment.replace("/zahlung/", "")));
        var after = session.get()
                .uri(payment + "/zurueck")
                .exchange()
                .expectStatus()
                .isSeeOther()
                .returnResult(String.class)
                .getResponseHeaders()
                .getLocation();
        settle();

        assertThat(page)
                .contains("data-secret=\"pi_secret\"", "https://pay.example/script.js")
                .containsPattern(HELD);
        assertThat(unpaid).containsPattern(HELD);
        assertThat(String.valueOf(after)).startsWith("/einkauf/");
        assertThat(html(session, String.valueOf(after))).contains("reserviert, nicht abgebucht");
    }

    private WebTestClient put(WebTestClient guest, VariantId variant) {
        var answer = guest.post()
                .uri("/korb")
                .body(BodyInserters.fromFormData("variant", variant.toString()))
                .exchange()
                .expectStatus()
                .isSeeOther()
                .returnResult(String.class);
        var cookie = answer.getResponseCookies().getFirst("session").getValue();
        return guest.mutate().defaultCookie("session", cookie).build();
    }

    private WebTestClient staff(MerchantId merchant) {
        return person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, merchant)).browser();
    }

    private static LinkedMultiValueMap<String, String> form(String page, String payBy) {
        var form = new LinkedMultiValueMap<String, String>();
        BERGER.forEach(form::set);
        for (var name : List.of("basket", "version", "shown")) {
            var value = Pattern.compile("name=\"%s\" value=\"([^\"]*)\"".formatted(name))
                    .matcher(page);
            assertThat(value.find()).as(name).isTrue();
            form.set(name, value.group(1));
        }
        form.set("payBy", payBy);
        return form;
    }

    private static LinkedMultiValueMap<String, String> withToken(String csrf) {
        var form = new LinkedMultiValueMap<String, String>();
        form.set("csrf", csrf);
        return form;
    }

    private static String html(WebTestClient browser, String path) {
        return browser.get()
                .uri(path)
                .header("Accept", "text/html")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static String post(
            WebTestClient browser, String path, LinkedMultiValueMap<String, String> form, HttpStatus expected) {
        return String.valueOf(browser.post()
                .uri(path)
                .body(BodyInserters.fromFormData(form))
                .exchange()
                .expectStatus()
                .isEqualTo(expected)
                .returnResult(String.class)
                .getResponseHeaders()
                .getLocation());
    }

    private static String body(
            WebTestClient browser, String path, LinkedMultiValueMap<String, String> form, HttpStatus expected) {
        return browser.post()
                .uri(path)
                .header("Accept", "text/html")
                .body(BodyInserters.fromFormData(form))
                .exchange()
                .expectStatus()
                .isEqualTo(expected)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private List<Order> ordersOf(String path) {
        var purchase = PurchaseId.of(path.replaceAll("\\?.*", "").replaceAll(".*/", ""));
        return in(ERLENGRUND, () -> orders.list(purchase));
    }
}
