package marketplace.finding;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import marketplace.AllNews;
import marketplace.CoreTest;
import marketplace.counties.news.Unreached;
import marketplace.finding.news.Asked;
import marketplace.finding.news.Followed;
import marketplace.finding.news.Opened;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.outbox.Json;
import marketplace.outbox.News;
import marketplace.pages.devices.Device;
import marketplace.shared.ListingId;
import marketplace.shared.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What others hear of questions. */
class AskedTest extends CoreTest {
    private static final Path CONTRACT =
            Path.of(System.getProperty("kreismarkt.root"), "marketplace-core/src/test/resources/contract");
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(Json.ids())
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(NON_NULL))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @Autowired
    Find find;

    @Autowired
    AskedRunner asked;

    @Autowired
    Feed feed;

    @Test
    void the_same_question_of_a_day_is_told_once_with_its_number() {
        ask("Gibtesnicht eins");
        ask("gibtesnicht  EINS");

        asked.tell().block();

        assertThat(told("gibtesnicht eins"))
                .singleElement()
                .satisfies(news -> assertThat(news.data().get("asks").asInt()).isEqualTo(2))
                .satisfies(news -> assertThat(news.place()).isEqualTo("weidenbach"))
                .satisfies(
                        news -> assertThat(news.data().get("found").asBoolean()).isFalse())
                .satisfies(news -> assertThat(news.by()).isNull());
    }

    @Test
    void a_further_page_is_no_further_question() {
        in(ERLENGRUND, () -> find.answer(Question.of("gibtesnicht zwei", null).onPage(2)));

        asked.tell().block();

        assertThat(told("gibtesnicht zwei")).isEmpty();
    }

    @Test
    void nothing_is_told_twice() {
        ask("gibtesnicht drei");
        asked.tell().block();

        asked.tell().block();

        assertThat(told("gibtesnicht drei")).hasSize(1);
    }

    @Test
    void a_full_house_forgets_and_the_answer_goes_on() {
        var question = Question.of("gibtesnicht vier", null);
        var answer = FoundFixture.nothing();
        var asker = new AskedRunner.Asker(HOHENFELS, Device.OURS, null);
        for (var i = 0; i < AskedRunner.MOST_WAITING; i++) {
            asked.note(asker, question, answer);
        }

        var shown = asked.note(asker, question, answer);
        asked.tell().block();

        assertThat(shown).isSameAs(answer);
        assertThat(told("gibtesnicht vier"))
                .singleElement()
                .satisfies(news -> assertThat(news.data().get("asks").asInt()).isEqualTo(AskedRunner.MOST_WAITING));
    }

    @Test
    void a_device_asks_for_the_same_once_a_day_and_a_robot_never() {
        askBy(new Device("cb007101", true), "gibtesnicht fünf");
        askBy(new Device("cb007101", true), "gibtesnicht fünf");
        askBy(new Device("cb007102", true), "gibtesnicht fünf");
        askBy(new Device("cb007103", false), "gibtesnicht fünf");

        asked.tell().block();

        assertThat(told("gibtesnicht fünf"))
                .singleElement()
                .satisfies(news -> assertThat(news.data().get("asks").asInt()).isEqualTo(2));
    }

    @Test
    void news_is_written_as_its_golden_file() throws IOException {
        var day = LocalDate.of(2026, 11, 23);
        var listing = ListingId.of("01931a2b-0000-7000-8000-0000000000c1");

        same("finding.asked", new Asked(id(1), day, "schuhe reparieren", "oberau", 3, false));
        same("finding.followed", new Followed(id(2), day, "roggenbrot", "oberau", 2));
        same("finding.opened", new Opened(id(3), day, listing, "oberau", true, 2));
        same("counties.unreached", new Unreached(id(4), day, "elsewhere", "99997", "oberau"));
    }

    private static UUID id(int last) {
        return UUID.fromString("01931a2b-0000-7000-8000-0000000000d" + last);
    }

    private static void same(String type, News news) throws IOException {
        var golden = JSON.readTree(Files.readString(CONTRACT.resolve(type + ".v1.json")));

        assertThat(JSON.writeValueAsString(JSON.valueToTree(news))).isEqualTo(JSON.writeValueAsString(golden));
        assertThat(JSON.treeToValue(golden, news.getClass())).isEqualTo(news);
    }

    private void askBy(Device device, String words) {
        find.answer(Question.of(words, null))
                .contextWrite(context -> Scope.of(ERLENGRUND).in(context).put(Device.class, device))
                .block();
    }

    private void ask(String words) {
        in(ERLENGRUND, () -> find.answer(Question.of(words, new Question.Home(WEIDENBACH.code(), WEIDENBACH.point()))));
    }

    private List<Envelope> told(String words) {
        return AllNews.of(feed).stream()
                .filter(news -> news.is(Asked.class))
                .filter(news -> news.data().get("words").asString().equals(words))
                .toList();
    }
}
