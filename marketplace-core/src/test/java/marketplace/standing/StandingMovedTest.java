package marketplace.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import marketplace.outbox.Json;
import marketplace.standing.news.StandingMoved;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is told of a standing order is what lies in the golden file. */
class StandingMovedTest {
    private static final Path GOLDEN = Path.of(
            System.getProperty("kreismarkt.root"),
            "marketplace-core/src/test/resources/contract/standing.moved.v1.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(Json.ids()).build();

    @Test
    void news_is_written_as_its_golden_file_and_read_back_from_it() throws IOException {
        var news = new StandingMoved(
                UUID.fromString("01931a2b-0000-7000-8000-0000000000ba"),
                StandingMoved.COMING,
                LocalDate.of(2026, 12, 3),
                3);
        var golden = JSON.readTree(Files.readString(GOLDEN));

        assertThat(JSON.readTree(JSON.writeValueAsString(news))).isEqualTo(golden);
        assertThat(JSON.treeToValue(golden, StandingMoved.class)).isEqualTo(news);
    }
}
