package marketplace.counties.web;

import marketplace.CoreTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacePagesTest extends CoreTest {
    @Test
    void whoever_has_said_where_she_lives_goes_back_to_where_she_was() {
        ledTo("/suche?q=Brot%20und%20Butter", "/suche?q=Brot%20und%20Butter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//example.org", "https://example.org", "/\\example.org", "/{x}", "/%zz", "/a b"})
    void what_is_no_path_of_ours_leads_home(String path) {
        ledTo(path, "/");
    }

    private void ledTo(String asked, String expected) {
        stranger(ERLENGRUND)
                .get()
                .uri(uri -> uri.path("/ort")
                        .queryParam("ort", "{ort}")
                        .queryParam("zu", "{zu}")
                        .build("weidenbach", asked))
                .exchange()
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location(expected);
    }
}
