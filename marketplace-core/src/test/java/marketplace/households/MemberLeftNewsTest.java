package marketplace.households;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import marketplace.households.news.MemberLeft;
import marketplace.outbox.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What others hear is what lies in the golden file. */
class MemberLeftNewsTest {
    private static final Path GOLDEN = Path.of(
            System.getProperty("kreismarkt.root"),
            "marketplace-core/src/test/resources/contract/households.member-left.v1.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(Json.ids()).build();

    @Test
    void news_is_written_as_its_golden_file() throws IOException {
        var news = new MemberLeft(UUID.fromString("01931a2b-0000-7000-8000-0000000000d4"));

        assertThat(JSON.readTree(JSON.writeValueAsString(news))).isEqualTo(JSON.readTree(Files.readString(GOLDEN)));
    }
}
