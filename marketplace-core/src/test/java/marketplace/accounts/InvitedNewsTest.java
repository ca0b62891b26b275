package marketplace.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import marketplace.accounts.news.Invited;
import marketplace.outbox.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What others hear is what lies in the golden file. */
class InvitedNewsTest {
    private static final Path GOLDEN = Path.of(
            System.getProperty("kreismarkt.root"),
            "marketplace-core/src/test/resources/contract/accounts.invited.v1.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(Json.ids()).build();

    @Test
    void news_is_written_as_its_golden_file() throws IOException {
        var news = new Invited(UUID.fromString("01931a2b-0000-7000-8000-0000000000d3"));

        assertThat(JSON.readTree(JSON.writeValueAsString(news))).isEqualTo(JSON.readTree(Files.readString(GOLDEN)));
    }
}
