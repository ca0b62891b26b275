package marketplace.delivery;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import marketplace.delivery.news.ReachChanged;
import marketplace.outbox.Json;
import marketplace.outbox.News;
import marketplace.shared.PlaceCode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What others hear is what lies in the golden file. */
class DeliveryNewsTest {
    static final Path GOLDEN =
            Path.of(System.getProperty("kreismarkt.root"), "marketplace-core", "src", "test", "resources", "contract");
    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(Json.ids())
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(NON_NULL))
            .build();

    @Test
    void news_of_reach_is_written_as_its_golden_file_and_read_back_from_it() throws IOException {
        var news = new ReachChanged(PlaceCode.of("weidenbach"), 12, "served");
        var type = News.typeOf(ReachChanged.class);
        var golden =
                JSON.readTree(Files.readString(GOLDEN.resolve("%s.v%d.json".formatted(type.value(), type.version()))));

        assertThat(JSON.writeValueAsString(news)).isEqualTo(JSON.writeValueAsString(golden));
        assertThat(JSON.treeToValue(golden, ReachChanged.class)).isEqualTo(news);
    }
}
