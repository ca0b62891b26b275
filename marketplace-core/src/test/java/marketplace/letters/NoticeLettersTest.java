package marketplace.letters;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.signedIn;
import static marketplace.shared.AcrossCounties.DUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import marketplace.checkout.MarketTest;
import marketplace.compliance.TakeOff;
import marketplace.shared.ListingId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a merchant is told of what the operator did to her listing. */
class NoticeLettersTest extends MarketTest {
    @Autowired
    private TakeOff takeOff;

    @Autowired
    private Letters letters;

    @Autowired
    private NoticeLetters writer;

    @Autowired
    private Sql sql;

    private SignedIn operator;

    @BeforeEach
    void nothing_queued() {
        settle();
        sql.across(DUE, "test.empty", "delete from letters.letter").run().block();
        operator = signedIn(ERLENGRUND, person(ERLENGRUND).account(), new Grant(Role.OPERATOR, null));
    }

    @Test
    void the_merchant_of_a_hidden_listing_is_told_once_why_and_what_she_can_do_and_later_that_she_has_it_back() {
        var listing = listing();

        as(operator, takeOff.with(listing, "Die *Herkunft* fehlt.").thenReturn(true));
        as(operator, takeOff.with(listing, "Noch einmal.").thenReturn(true));
        as(operator, takeOff.giveBack(listing).thenReturn(true));
        as(operator, takeOff.giveBack(listing).thenReturn(true));
        var told = told();

        assertThat(told).containsOnlyKeys(Kind.LISTING_HIDDEN, Kind.LISTING_GIVEN_BACK);
        assertThat(told.get(Kind.LISTING_HIDDEN).to()).contains("@");
        assertThat(told.get(Kind.LISTING_HIDDEN).subject()).isEqualTo("Vom Markt genommen: Honig");
        assertThat(told.get(Kind.LISTING_HIDDEN).body())
                .contains("Begründung", "Herkunft", "sechs Monaten", "/angebote/" + listing)
                .doesNotContain("Noch einmal");
        assertThat(told.get(Kind.LISTING_GIVEN_BACK).subject()).isEqualTo("Wieder Ihres: Honig");
    }

    private ListingId listing() {
        var variant = selling(kern, one -> one.called("Honig").at(480, 5));
        return in(ERLENGRUND, () -> variants.of(List.of(variant))).getFirst().listing();
    }

    private Map<Kind, Words> told() {
        settle();
        return in(
                ERLENGRUND,
                () -> letters.take(Clock.systemUTC().instant().plusSeconds(60)).flatMap(this::written));
    }

    private Mono<Map<Kind, Words>> written(List<Letter> taken) {
        return Flux.fromIterable(taken)
                .filter(letter -> writer.writes(letter.kind()))
                .concatMap(letter -> writer.write(letter).map(words -> Map.entry(letter.kind(), words)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
