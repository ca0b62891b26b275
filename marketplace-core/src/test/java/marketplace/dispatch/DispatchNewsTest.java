package marketplace.dispatch;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import marketplace.dispatch.news.DeliveryMissed;
import marketplace.dispatch.news.TourChanged;
import marketplace.outbox.Json;
import marketplace.outbox.News;
import marketplace.shared.OrderId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What others hear is what lies in the golden files. */
class DispatchNewsTest {
    static final Path GOLDEN =
            Path.of(System.getProperty("kreismarkt.root"), "marketplace-core", "src", "test", "resources", "contract");
    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(Json.ids())
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(NON_NULL))
            .build();
    static final UUID DELIVERY = UUID.fromString("01931a2b-0000-7000-8000-0000000000d1");
    static final LocalDate THURSDAY = LocalDate.parse("2026-11-26");

    static Stream<News> everyNews() {
        return Stream.of(
                new TourChanged(
                        UUID.fromString("01931a2b-0000-7000-8000-0000000000c1"),
                        3,
                        THURSDAY,
                        "UNDER_WAY",
                        "wagen-1",
                        12,
                        4,
                        52.3,
                        List.of(DELIVERY)),
                new DeliveryMissed(
                        DELIVERY,
                        1,
                        "weidenbach",
                        THURSDAY,
                        THURSDAY.plusWeeks(1),
                        List.of(OrderId.of("01931a2b-0000-7000-8000-000000000001"))));
    }

    @ParameterizedTest
    @MethodSource("everyNews")
    void news_is_written_as_its_golden_file_and_read_back_from_it(News news) throws IOException {
        var type = News.typeOf(news.getClass());
        var golden =
                JSON.readTree(Files.readString(GOLDEN.resolve("%s.v%d.json".formatted(type.value(), type.version()))));

        assertThat(JSON.writeValueAsString(news)).isEqualTo(JSON.writeValueAsString(golden));
        assertThat(JSON.treeToValue(golden, news.getClass())).isEqualTo(news);
    }
}
