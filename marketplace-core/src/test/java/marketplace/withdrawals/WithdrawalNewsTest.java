package marketplace.withdrawals;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import marketplace.outbox.Json;
import marketplace.outbox.News;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.withdrawals.news.CaseOpened;
import marketplace.withdrawals.news.WithdrawalDeclared;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What others hear is what lies in the golden files. */
class WithdrawalNewsTest {
    private static final Path GOLDEN =
            Path.of(System.getProperty("kreismarkt.root"), "marketplace-core", "src", "test", "resources", "contract");
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(Json.ids())
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(NON_NULL))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final WithdrawalId WITHDRAWAL = WithdrawalId.of("01931a2b-0000-7000-8000-0000000000c1");

    static Stream<News> everyNews() {
        return Stream.of(
                new WithdrawalDeclared(WITHDRAWAL),
                new CaseOpened(
                        CaseId.of("01931a2b-0000-7000-8000-0000000000c2"),
                        WITHDRAWAL,
                        OrderId.of("01931a2b-0000-7000-8000-000000000001"),
                        MerchantId.of("01931a2b-0000-7000-8000-0000000000bb"),
                        LocalDate.of(2026, 12, 25),
                        LocalDate.of(2026, 12, 28)));
    }

    @ParameterizedTest
    @MethodSource("everyNews")
    void news_is_written_as_its_golden_file_and_read_back_from_it(News news) throws IOException {
        var type = News.typeOf(news.getClass());
        var file = GOLDEN.resolve("%s.v%d.json".formatted(type.value(), type.version()));
        var golden = Files.exists(file) ? JSON.readTree(Files.readString(file)) : JSON.nullNode();

        assertThat(JSON.writeValueAsString(JSON.valueToTree(news))).isEqualTo(JSON.writeValueAsString(golden));
        assertThat(JSON.treeToValue(golden, news.getClass())).isEqualTo(news);
    }
}
