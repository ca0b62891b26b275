package marketplace.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import marketplace.shared.AcrossCounties;
import marketplace.shared.Sql;
import marketplace.standing.StandingOrder;
import marketplace.standing.StandingTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody with a standing order is written: once each, with what she must know. */
class StandingLettersTest extends StandingTest {
    @Autowired
    private StandingLetters letters;

    @Autowired
    private OrderReceipts receipts;

    @Autowired
    private Sql sql;

    @Test
    void what_was_agreed_is_confirmed_with_rhythm_prices_and_how_it_ends() {
        var order = agreed();
        settle();

        var words = written(order, Kind.STANDING_AGREED);

        assertThat(words.to()).isEqualTo("johanna@example.org");
        assertThat(words.body())
                .contains(order.number().grouped(), "jede Woche", "alle zwei Wochen", "4,80", "6,90")
                .contains("Lieferung: 3,90", "Widerrufsbelehrung", "jederzeit und ohne Frist");
    }

    @Test
    void what_comes_next_is_announced_with_its_total_and_until_when_it_can_be_changed() {
        var order = agreed();
        theDayComes(order);
        falls("standing.announce", order, next(now(order)));
        settle();

        var words = written(order, Kind.STANDING_COMING);

        assertThat(words.body())
                .contains("13,50", "überspringen können Sie sie bis")
                .doesNotContain("6,90");
    }

    @Test
    void whoever_has_skipped_it_meanwhile_is_not_told_that_it_comes() {
        var order = agreed(weekly(bread));
        theDayComes(order);
        var day = next(now(order));
        falls("standing.announce", order, day);
        settle();

        hers(change.skip(order.id(), day));

        assertThat(written(order, Kind.STANDING_COMING)).isNull();
    }

    @Test
    void what_was_left_out_is_told_in_words() {
        var order = agreed();
        reprice(bread, 520);
        theDayComes(order);
        settle();

        var words = written(order, Kind.STANDING_SHORT);

        assertThat(words.body()).contains("aber nicht alles", "5,20", "Wir kaufen es erst, wenn Sie zustimmen");
    }

    @Test
    void when_nothing_was_bought_the_reason_is_told() {
        var order = agreed(weekly(bread));
        onAccount(100);
        theDayComes(order);
        settle();

        assertThat(written(order, Kind.STANDING_SHORT).body()).contains("nichts eingekauft", "auf Rechnung offen");
    }

    @Test
    void an_end_is_confirmed_with_its_moment_and_once() {
        var order = agreed(weekly(bread));
        hers(change.end(order.id()));
        hers(change.end(order.id()));
        settle();

        var words = written(order, Kind.STANDING_ENDED);

        assertThat(words.subject()).contains("Kündigung");
        assertThat(words.body()).contains("eingegangen", "zu diesem Zeitpunkt beendet", "Uhr ME");
    }

    @Test
    void as_long_as_all_comes_as_agreed_the_receipt_of_the_purchase_is_enough() {
        var order = agreed(weekly(bread));
        theDayComes(order);
        settle();

        assertThat(queued(order, Kind.STANDING_SHORT)).isEmpty();
        assertThat(receipt().body()).contains("aus Ihrer Dauerbestellung");
    }

    private Words receipt() {
        var bought = bought().getFirst();
        var about = bought.id() + "@" + bought.placedAt();
        var letter = new Letter(ERLENGRUND, UUID.randomUUID(), Kind.ORDER_RECEIPT, about, Instant.now(), 1);
        return in(ERLENGRUND, () -> receipts.write(letter));
    }

    /** The one letter of its kind that was queued, in words; none when there is nobody to write to. */
    private Words written(StandingOrder order, Kind kind) {
        var abouts = queued(order, kind);
        assertThat(abouts).hasSize(1);
        var letter = new Letter(ERLENGRUND, UUID.randomUUID(), kind, abouts.getFirst(), Instant.now(), 1);
        return in(ERLENGRUND, () -> letters.write(letter));
    }

    private List<String> queued(StandingOrder order, Kind kind) {
        return sql.across(AcrossCounties.DUE, "test.queued", """
            select about from letters.letter where kind = :kind and split_part(about, '@', 1) = :id
            """)
                .bind("kind", kind)
                .bind("id", order.id().toString())
                .list(row -> row.text("about"))
                .block();
    }
}
