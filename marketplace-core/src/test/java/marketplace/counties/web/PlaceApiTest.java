package marketplace.counties.web;

import marketplace.CoreTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class PlaceApiTest extends CoreTest {
    @Test
    void a_place_is_found_by_the_beginning_of_its_postcode() {
        var asked = stranger(ERLENGRUND).get().uri("/api/v1/places?q=999").exchange();

        asked.expectStatus().isOk().expectBody().jsonPath("$[0].code").isEqualTo("weidenbach");
    }

    @Test
    void the_places_of_another_county_are_not_found() {
        var asked = stranger(HOHENFELS).get().uri("/api/v1/places/weidenbach").exchange();

        asked.expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/no-such-place");
    }

    @Test
    void a_question_without_words_is_refused() {
        var asked = stranger(ERLENGRUND).get().uri("/api/v1/places?q=").exchange();

        asked.expectStatus().isBadRequest();
    }
}
