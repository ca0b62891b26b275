package marketplace.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import marketplace.billing.news.RefundMoved;
import marketplace.outbox.Json;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is told of money that goes back is what lies in the golden file. */
class RefundMovedTest {
    private static final Path GOLDEN = Path.of(
            System.getProperty("kreismarkt.root"),
            "marketplace-core/src/test/resources/contract/billing.refund-moved.v1.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(Json.ids()).build();

    @Test
    void news_is_written_as_its_golden_file_and_read_back_from_it() throws IOException {
        var news = new RefundMoved(
                UUID.fromString("01931a2b-0000-7000-8000-0000000000aa"),
                OrderId.of("01931a2b-0000-7000-8000-0000000000ab"),
                MerchantId.of("01931a2b-0000-7000-8000-0000000000ac"),
                450,
                "GOODWILL",
                "ASKED",
                UUID.fromString("01931a2b-0000-7000-8000-0000000000ad"),
                1);
        var golden = JSON.readTree(Files.readString(GOLDEN));

        assertThat(JSON.readTree(JSON.writeValueAsString(news))).isEqualTo(golden);
        assertThat(JSON.treeToValue(golden, RefundMoved.class)).isEqualTo(news);
    }
}
