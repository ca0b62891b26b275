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
import marketplace.finding.news.Asked;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.outbox.Json;
import marketplace.shared.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What others hear of questions. */
class AskedTest extends CoreTest {
    private static final Path GOLDEN = Path.of(
            System.getProperty("kreismarkt.root"),
            "marketplace-core/src/test/resources/contract/finding.asked.v1.json");
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
        for (var i = 0; i < AskedRunner.MOST_WAITING; i++) {
            asked.note(Scope.of(HOHENFELS), question, answer);
        }

        var shown = asked.note(Scope.of(HOHENFELS), question, answer);
        asked.tell().block();

        assertThat(shown).isSameAs(answer);
        assertThat(told("gibtesnicht vier"))
                .singleElement()
                .satisfies(news -> assertThat(news.data().get("asks").asInt()).isEqualTo(AskedRunner.MOST_WAITING));
    }

    @Test
    void news_is_written_as_its_golden_file() throws IOException {
        var news = new Asked(
                UUID.fromString("01931a2b-0000-7000-8000-0000000000d1"),
                LocalDate.of(2026, 11, 23),
                "schuhe reparieren",
                "oberau",
                3,
                false);

        var golden = JSON.readTree(Files.readString(GOLDEN));

        assertThat(JSON.writeValueAsString(JSON.valueToTree(news))).isEqualTo(JSON.writeValueAsString(golden));
        assertThat(JSON.treeToValue(golden, Asked.class)).isEqualTo(news);
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
