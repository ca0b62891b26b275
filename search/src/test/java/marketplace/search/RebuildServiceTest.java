package marketplace.search;

import static org.assertj.core.api.Assertions.assertThat;

import marketplace.local.processes.Waiting;
import marketplace.testing.TestElasticsearch;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The index is rebuilt beside the one that serves, on command and by itself. */
class RebuildServiceTest extends ServiceTest {
    @Test
    void a_lost_listing_comes_back_by_a_rebuild_while_answers_go_on() {
        until("q=Schlauch", found -> found.get("total").asInt() == 1);
        var unheard = CORE.document("listings", TUBE)
                .put("id", "0198f0a0-0000-7000-8000-00000000a00f")
                .put("title", "Speichenrad");
        CORE.keep("listings", unheard);

        rebuild();
        until("q=Speichenrad", found -> found.get("total").asInt() == 1);

        assertThat(ask("q=Schlauch").get("total").asInt()).isPositive();
        CORE.forget("listings", "0198f0a0-0000-7000-8000-00000000a00f");
        CORE.say("catalog.listing-changed", "0198f0a0-0000-7000-8000-00000000a00f", 3);
        until("q=Speichenrad", found -> found.get("total").asInt() == 0);
    }

    @Test
    void questions_are_answered_without_a_gap_while_the_index_is_rebuilt() {
        until("q=Schlauch", found -> found.get("total").asInt() == 1);
        rebuild();

        var gaps = 0;
        for (var asked = 0; asked < 200 || !rebuilt() && asked < 5_000; asked++) {
            gaps += ask("q=Schlauch").path("total").asInt(0) == 1 ? 0 : 1;
        }

        assertThat(gaps).isZero();
        assertThat(get("/comparison?county=99999").get("equal").asBoolean()).isTrue();
    }

    @Test
    void a_rebuild_that_fails_leaves_the_old_index_serving() {
        until("q=Schlauch", found -> found.get("total").asInt() == 1);
        CORE.failOn("listings");

        rebuild();
        untilRebuildIs("failed");

        assertThat(ask("q=Schlauch").get("total").asInt()).isOne();
        CORE.failOn("");
        rebuild();
        untilRebuildIs("resting");
        assertThat(ask("q=Schlauch").get("total").asInt()).isOne();
    }

    @Test
    void a_listing_the_index_refuses_ends_no_rebuild() {
        until("q=Schlauch", found -> found.get("total").asInt() == 1);
        var refused = CORE.document("listings", TUBE)
                .put("id", "0198f0a0-0000-7000-8000-00000000a00e")
                .put("kind", "k".repeat(40_000));
        CORE.keep("listings", refused);

        rebuild();
        untilRebuildIs("resting");

        CORE.forget("listings", refused.get("id").asString());
        assertThat(ask("q=Schlauch").get("total").asInt()).isOne();
    }

    @Test
    void a_lost_index_is_rebuilt_by_itself() {
        until("q=Schlauch", found -> found.get("total").asInt() == 1);

        var elasticsearch =
                WebTestClient.bindToServer().baseUrl(TestElasticsearch.url()).build();
        var serving = elasticsearch
                .get()
                .uri("/_alias/" + PREFIX + "-99999")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        JSON.readTree(serving)
                .propertyNames()
                .forEach(index -> elasticsearch
                        .delete()
                        .uri("/" + index)
                        .exchange()
                        .expectStatus()
                        .isOk());

        until("q=Schlauch", found -> found.get("total").asInt() == 1);
        assertThat(get("/comparison?county=99999").get("equal").asBoolean()).isTrue();
    }

    @Test
    void the_comparison_names_what_the_index_does_not_say() {
        until("q=Schlauch", found -> found.get("total").asInt() == 1);
        untilRebuildIs("resting");
        var unheard = CORE.document("listings", TUBE).put("version", 99);
        var before = CORE.document("listings", TUBE);

        CORE.keep("listings", unheard);
        var compared = get("/comparison?county=99999");

        CORE.keep("listings", before);
        assertThat(compared.get("equal").asBoolean()).isFalse();
        assertThat(compared.get("ids").toString()).contains(TUBE);
    }

    private void rebuild() {
        client.post()
                .uri("/rebuild?county=99999")
                .headers(head -> head.setBearerAuth(CORE.token("search:ask")))
                .exchange()
                .expectStatus()
                .isAccepted();
    }

    private boolean rebuilt() {
        return get("/rebuild?county=99999").get("state").asString().equals("resting");
    }

    private void untilRebuildIs(String state) {
        assertThat(Waiting.until(
                        () -> get("/rebuild?county=99999")
                                .get("state")
                                .asString()
                                .equals(state),
                        PATIENCE))
                .isTrue();
    }
}
