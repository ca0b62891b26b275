package marketplace.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import marketplace.messages.news.MessageWritten;
import marketplace.messages.news.MessageWritten.About;
import marketplace.outbox.Json;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What others hear is what lies in the golden file. */
class MessageWrittenNewsTest {
    private static final Path GOLDEN = Path.of(
            System.getProperty("kreismarkt.root"),
            "marketplace-core/src/test/resources/contract/messages.message-written.v1.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(Json.ids()).build();

    @Test
    void news_is_written_as_its_golden_file() throws IOException {
        var about = new About(
                OrderId.of("01931a2b-0000-7000-8000-000000000001"),
                PurchaseId.of("01931a2b-0000-7000-8000-000000000002"),
                MerchantId.of("01931a2b-0000-7000-8000-000000000003"));
        var news = new MessageWritten(
                UUID.fromString("01931a2b-0000-7000-8000-0000000000d5"), about, 2, Side.BUYER.name(), true);

        assertThat(JSON.readTree(JSON.writeValueAsString(news))).isEqualTo(JSON.readTree(Files.readString(GOLDEN)));
    }
}
