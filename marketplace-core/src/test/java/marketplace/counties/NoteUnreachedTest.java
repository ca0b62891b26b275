package marketplace.counties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import marketplace.AllNews;
import marketplace.CoreTest;
import marketplace.counties.news.Unreached;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What others hear of places where the market was wanted. */
class NoteUnreachedTest extends CoreTest {
    @Autowired
    private Feed feed;

    @Test
    void a_place_the_county_has_not_is_told_once_a_day_of_a_device() {
        home("203.0.113.11", "Musterdorf am See");
        home("203.0.113.11", "musterdorf  am see");
        home("203.0.113.12", "Musterdorf am See");

        assertThat(wanted("musterdorf am see"))
                .hasSize(2)
                .allSatisfy(
                        news -> assertThat(news.data().get("why").asString()).isEqualTo("unknown"))
                .allSatisfy(news -> assertThat(news.by()).isNull());
    }

    @Test
    void a_postcode_is_told_and_an_address_or_a_mail_is_not() {
        home("203.0.113.13", "80331");
        home("203.0.113.13", "Hauptstraße 5");
        home("203.0.113.13", "vera@example.org");

        assertThat(wanted("80331")).hasSize(1);
        assertThat(wanted("hauptstraße 5")).isEmpty();
        assertThat(wanted("vera@example.org")).isEmpty();
    }

    @Test
    void a_place_of_the_county_was_not_missed() {
        home("203.0.113.14", "Weidenbach");

        assertThat(wanted("weidenbach")).isEmpty();
    }

    private void home(String address, String said) {
        var status = stranger(ERLENGRUND)
                .get()
                .uri("/ort?ort={said}", said)
                .header("X-Forwarded-For", address)
                .header("User-Agent", "Firefox")
                .exchange()
                .returnResult(String.class)
                .getStatus();
        assertThat(status.is5xxServerError()).isFalse();
    }

    private List<Envelope> wanted(String asked) {
        return AllNews.of(feed).stream()
                .filter(news -> news.is(Unreached.class))
                .filter(news -> news.data().path("asked").asString("").equals(asked))
                .toList();
    }
}
