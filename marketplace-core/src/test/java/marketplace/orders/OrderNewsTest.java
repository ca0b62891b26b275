package marketplace.orders;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static marketplace.orders.OrderFixture.IN_TIME;
import static marketplace.orders.OrderFixture.NOON;
import static marketplace.orders.OrderFixture.OPEN_UNTIL;
import static marketplace.orders.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import marketplace.orders.OrderLine.HandedOver;
import marketplace.orders.news.OrderNews;
import marketplace.outbox.Json;
import marketplace.outbox.News;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What others hear is what lies in the golden files. */
class OrderNewsTest {
    static final Path GOLDEN =
            Path.of(System.getProperty("kreismarkt.root"), "marketplace-core", "src", "test", "resources", "contract");
    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(Json.ids())
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(NON_NULL))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    static Stream<News> everyNews() {
        var two = anOrder().of(2, 270).weighed(600, 660, 1890);
        var instead = anOrder().wishing(Wish.Instead.ASK).of(2, 270).of(1, 480);
        return Stream.of(
                        Order.place(
                                two.placed().id(),
                                two.placed().contract(),
                                two.placed().lines(),
                                OPEN_UNTIL),
                        two.placed().hear(OrderFixture.AUTHORISED, IN_TIME),
                        two.secured().urge(),
                        two.secured().accept(),
                        two.secured().refuse(OrderState.Reason.SOLD_OUT),
                        instead.accepted().ask(Map.of(1, OrderFixture.offered(1, 260)), IN_TIME.answerBy()),
                        instead.accepted()
                                .ask(Map.of(1, OrderFixture.offered(1, 260)), IN_TIME.answerBy())
                                .next()
                                .answer(1, true, NOON),
                        two.accepted().pack(Packing.whole(OrderFixture.second(640))),
                        anOrder().of(1, 270).of(1, 480).packed().handOver(Set.of(1), new HandedOver(NOON, null)),
                        anOrder().packed().handOver(Set.of(1), new HandedOver(NOON, null)),
                        anOrder().handedOver().takeBack(),
                        two.secured().cancel(),
                        two.placed().lapse(OPEN_UNTIL),
                        two.accepted().hear(OrderFixture.told(Payment.Status.FAILED, 2), IN_TIME),
                        two.secured().hear(OrderFixture.told(Payment.Status.CAPTURED, 2), IN_TIME))
                .flatMap(change -> change.news().stream());
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

    @Test
    void every_news_of_orders_has_a_golden_file() {
        var written = everyNews().map(Object::getClass).toList();

        assertThat(written).containsExactlyInAnyOrder(OrderNews.class.getPermittedSubclasses());
    }
}
