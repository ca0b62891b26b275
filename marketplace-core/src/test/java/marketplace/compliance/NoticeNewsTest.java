package marketplace.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import marketplace.compliance.news.ListingGivenBack;
import marketplace.compliance.news.ListingHidden;
import marketplace.compliance.news.NoticeDecided;
import marketplace.compliance.news.NoticeFiled;
import marketplace.compliance.news.ReviewGivenBack;
import marketplace.compliance.news.ReviewHidden;
import marketplace.outbox.Json;
import marketplace.outbox.News;
import marketplace.shared.PurchaseId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What others hear is what lies in the golden files. */
class NoticeNewsTest {
    private static final Path GOLDEN =
            Path.of(System.getProperty("kreismarkt.root"), "marketplace-core", "src", "test", "resources", "contract");
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(Json.ids()).build();
    private static final NoticeId NOTICE = NoticeId.of("01931a2b-0000-7000-8000-0000000000d1");

    private static final MeasureId MEASURE = MeasureId.of("01931a2b-0000-7000-8000-0000000000d2");

    private static final PurchaseId PURCHASE = PurchaseId.of("01931a2b-0000-7000-8000-0000000000d3");

    static Stream<News> everyNews() {
        return Stream.of(
                new NoticeFiled(NOTICE),
                new NoticeDecided(NOTICE, "ACTED"),
                new ListingHidden(MEASURE),
                new ListingGivenBack(MEASURE),
                new ReviewHidden(MEASURE, PURCHASE),
                new ReviewGivenBack(MEASURE, PURCHASE));
    }

    @ParameterizedTest
    @MethodSource("everyNews")
    void news_is_written_as_its_golden_file_and_read_back_from_it(News news) throws IOException {
        var type = News.typeOf(news.getClass());
        var golden =
                JSON.readTree(Files.readString(GOLDEN.resolve("%s.v%d.json".formatted(type.value(), type.version()))));

        assertThat(JSON.readTree(JSON.writeValueAsString(news))).isEqualTo(golden);
        assertThat(JSON.treeToValue(golden, news.getClass())).isEqualTo(news);
    }
}
