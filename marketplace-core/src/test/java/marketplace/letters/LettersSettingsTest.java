package marketplace.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LettersSettingsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

    private final LettersSettings settings = LetterFixture.to(1025);

    @Test
    void news_of_long_ago_is_not_written_about() {
        assertThat(settings.isNews(NOON.minus(Duration.ofDays(2)), NOON)).isTrue();
        assertThat(settings.isNews(NOON.minus(Duration.ofDays(4)), NOON)).isFalse();
    }

    @Test
    void pauses_between_tries_double_up_to_a_limit() {
        assertThat(settings.pauseAfter(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.pauseAfter(3)).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.pauseAfter(1_000)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void the_id_of_a_letter_ends_with_our_own_domain() {
        assertThat(settings.domain()).isEqualTo("kreismarkt.test");
    }
}
