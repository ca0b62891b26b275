package marketplace.households;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import marketplace.orders.Purchase;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.scheduler.Schedulers;

/** A member follows what another ordered for as long as both are members. */
class FollowingTogetherTest extends HouseholdTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void the_stream_of_a_purchase_ends_when_she_who_follows_leaves() {
        together(johanna, vera);
        var purchase = buys(johanna);

        var rest = follow(vera, purchase)
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody()
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(_ -> leavesAtOnce(vera))
                .collectList()
                .block(SOON);

        assertThat(rest).isNotEmpty();
        follow(vera, purchase).expectStatus().isNotFound();
    }

    @Test
    void nobody_else_follows_it() {
        together(johanna, vera);
        var purchase = buys(johanna);

        follow(paul, purchase).expectStatus().isNotFound();
    }

    private void leavesAtOnce(Person person) {
        if (!householdOf(person).isNone()) {
            leaves(person);
        }
    }

    private static ResponseSpec follow(Person person, Purchase purchase) {
        return person.browser()
                .get()
                .uri("/einkauf/" + purchase.id() + "/neues")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange();
    }
}
