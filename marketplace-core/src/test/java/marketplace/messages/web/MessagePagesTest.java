package marketplace.messages.web;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.mended;
import static marketplace.Visits.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.households.HouseholdTest;
import marketplace.messages.Message;
import marketplace.orders.Order;
import marketplace.orders.Pass;
import marketplace.orders.PayBy;
import marketplace.orders.Purchase;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.scheduler.Schedulers;

/** Messages about an order over pages and the API, on both sides. */
class MessagePagesTest extends HouseholdTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private Person baker;
    private Purchase purchase;
    private Order order;
    private String held;
    private String sold;

    @BeforeEach
    void a_purchase_at_the_baker() {
        baker = person(ERLENGRUND, new Grant(Role.MERCHANT_STAFF, kern));
        purchase = buys(johanna);
        order = ordersOf(purchase).getFirst();
        held = "/einkauf/%s/nachrichten/%s".formatted(purchase.id(), order.id());
        sold = "/betrieb/%s/bestellungen/%s/nachrichten".formatted(kern, order.id());
    }

    @Test
    void the_buyer_asks_from_the_page_of_her_purchase_and_the_shop_sees_and_answers() {
        assertThat(html(johanna.browser(), "/einkauf/" + purchase.id())).contains(held, "Nachricht schreiben");
        assertThat(led(send(johanna, held, Map.of("words", "Geht es <b>auch</b> geschnitten?"))))
                .isEqualTo(held);

        var desk = "/betrieb/%s/bestellungen".formatted(kern);
        assertThat(html(baker.browser(), desk)).contains("Neue Nachrichten zu 1 Bestellung", "1 neue Nachricht", sold);
        assertThat(html(baker.browser(), "/betrieb/%s/nachrichten".formatted(kern)))
                .contains(order.contract().number().grouped(), sold);
        assertThat(html(baker.browser(), sold))
                .contains("Geht es &lt;b&gt;auch&lt;/b&gt; geschnitten?", "/melden?seite=" + sold);
        assertThat(html(baker.browser(), desk)).doesNotContain("neue Nachricht");

        led(send(baker, sold, Map.of("words", "Gern.")));
        assertThat(html(johanna.browser(), "/einkaeufe")).contains("1 neue Nachricht");
        assertThat(html(johanna.browser(), "/einkauf/" + purchase.id())).contains("1 neue Nachricht");
        assertThat(html(johanna.browser(), held)).contains("Gern.", "Bäckerei Kern");
        assertThat(html(johanna.browser(), "/einkaeufe")).doesNotContain("neue Nachricht");
    }

    @Test
    void what_is_too_long_is_mended_where_it_stands_and_twice_is_once() {
        var long_ = "ä".repeat(Message.LONGEST + 1);
        assertThat(mended(send(johanna, held, Map.of("words", long_)))).contains("id=\"f-words-e\"", long_);
        assertThat(mended(send(baker, sold, Map.of("words", " ")))).contains("id=\"f-words-e\"");

        var command = UUID.randomUUID().toString();
        led(send(johanna, held, Map.of("words", "Einmal", "command", command)));
        led(send(johanna, held, Map.of("words", "Einmal", "command", command)));

        assertThat(html(johanna.browser(), held).split("Einmal", -1)).hasSize(2);
    }

    @Test
    void a_guest_writes_with_the_pass_of_her_letter() {
        var bought = bought(asked(guest, filled(guest, Map.of(selling(kern, 480, 5), 1)), PayBy.ON_ACCOUNT));
        var pass = in(ERLENGRUND, () -> purchases.issuePass(bought.id()));
        var path = "/api/v1/purchases/%s/orders/%s/messages"
                .formatted(bought.id(), ordersOf(bought).getFirst().id());
        var app = person(ERLENGRUND).program();

        told(app, path, pass).expectStatus().isCreated();

        stranger(ERLENGRUND)
                .get()
                .uri(path)
                .header("Purchase-Pass", pass.text())
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].words")
                .isEqualTo("Bis wann?")
                .jsonPath("$.items[0].from")
                .isEqualTo("BUYER");
        told(app, path, new Pass("0".repeat(32))).expectStatus().isNotFound();
        assertThat(html(
                        stranger(ERLENGRUND),
                        path.replace("/api/v1/purchases", "/einkauf")
                                        .replaceAll("/orders/(.*)/messages", "/nachrichten/$1")
                                + "?pass=" + pass.text()))
                .contains("Bis wann?");
    }

    @Test
    void programs_read_page_by_page_and_say_what_was_read() {
        for (var words : List.of("Eins", "Zwei", "Drei")) {
            led(send(johanna, held, Map.of("words", words)));
        }
        var path = "/api/v1/merchants/%s/orders/%s/messages".formatted(kern, order.id());

        var first = get(baker.program(), path + "?limit=2");
        var next = String.valueOf(first.get("next"));
        var rest = get(baker.program(), path + "?limit=2&after=" + next);

        assertThat(words(first)).containsExactly("Eins", "Zwei");
        assertThat(words(rest)).containsExactly("Drei");
        var unread = "/api/v1/merchants/%s/unread-messages".formatted(kern);
        assertThat(get(baker.program(), unread).toString()).contains("unread=3");
        baker.program().put().uri(path + "/read").exchange().expectStatus().isNoContent();
        assertThat(get(baker.program(), unread)).containsEntry("orders", List.of());
    }

    @Test
    void open_pages_are_told_at_once() {
        var looks = johanna.browser()
                .get()
                .uri(held + "/neues")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody()
                .filter(event -> "look".equals(event.event()))
                .publishOn(Schedulers.boundedElastic())
                .index((at, event) -> at)
                .doOnNext(at -> {
                    if (at == 0) {
                        led(send(baker, sold, Map.of("words", "Fertig!")));
                    }
                })
                .take(2)
                .collectList()
                .block(SOON);

        assertThat(looks).hasSize(2);
    }

    private static WebTestClient.ResponseSpec told(WebTestClient app, String path, Pass pass) {
        return app.post()
                .uri(path)
                .header("Purchase-Pass", pass.text())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .bodyValue(Map.of("words", "Bis wann?"))
                .exchange();
    }

    private static Map<String, Object> get(WebTestClient client, String path) {
        return client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<Map<String, Object>>() {})
                .getResponseBody()
                .blockFirst();
    }

    private static List<String> words(Map<String, Object> slice) {
        return ((List<?>) slice.get("items"))
                .stream()
                        .map(one -> String.valueOf(((Map<?, ?>) one).get("words")))
                        .toList();
    }
}
