package marketplace.counties.web;

import static marketplace.Visits.html;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import marketplace.checkout.MarketTest;
import marketplace.counties.Street;
import marketplace.counties.Streets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StreetApiTest extends MarketTest {
    @Autowired
    private Streets streets;

    @BeforeEach
    void a_village() {
        in(ERLENGRUND, () -> streets.add(List.of(new Street("99998", "Lindenweg"), new Street("99998", "Am Bach"))));
    }

    @AfterEach
    void is_left() {
        owner("set app.county = '99001'; delete from counties.street");
        streets.forget(ERLENGRUND);
    }

    @Test
    void a_street_is_found_by_its_postcode_and_beginning() {
        stranger(ERLENGRUND)
                .get()
                .uri("/api/v1/streets?postcode=99998&q=lind")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("[\"Lindenweg\"]");
        assertThat(html(stranger(ERLENGRUND), "/strassen?postcode=99998&street=lind"))
                .contains("<option value=\"Lindenweg \">")
                .doesNotContain("Bach", "<html");
    }

    @Test
    void another_county_knows_none_of_it() {
        stranger(HOHENFELS)
                .get()
                .uri("/api/v1/streets?postcode=99998&q=lind")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("[]");
    }

    @Test
    void a_question_without_words_or_postcode_is_refused() {
        for (var question : List.of("postcode=99998&q=", "postcode=999&q=lind")) {
            stranger(ERLENGRUND)
                    .get()
                    .uri("/api/v1/streets?" + question)
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
        }
    }
}
