package marketplace.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import marketplace.outbox.Json;
import marketplace.privacy.news.SignInDue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What an erasure tells itself is what lies in the golden file. */
class SignInDueTest {
    private static final Path GOLDEN = Path.of(
            System.getProperty("kreismarkt.root"),
            "marketplace-core/src/test/resources/contract/privacy.sign-in-due.v1.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(Json.ids()).build();

    @Test
    void news_is_written_as_its_golden_file() throws IOException {
        var news = new SignInDue(UUID.fromString("01931a2b-0000-7000-8000-0000000000e5"));

        assertThat(JSON.readTree(JSON.writeValueAsString(news))).isEqualTo(JSON.readTree(Files.readString(GOLDEN)));
    }
}
