package marketplace.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import marketplace.search.asking.Directory;
import marketplace.search.asking.Eligible;
import marketplace.search.asking.Lexicon;
import marketplace.search.asking.LexiconFiles;
import marketplace.search.asking.Question;
import marketplace.search.asking.Reader;
import marketplace.search.asking.Sort;
import marketplace.search.asking.Vocabulary;
import marketplace.search.listings.Listing;
import marketplace.search.merchants.Merchant;
import marketplace.search.popular.Popular;
import marketplace.search.popular.PopularPlace;
import marketplace.search.popular.PopularPlace.Risen;
import marketplace.search.popular.Rising;
import marketplace.shared.CountyCode;
import marketplace.shared.GeoPoint;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.testing.TestElasticsearch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is opened and bought often rises a little, and never more. */
class RisingTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 8, 20, 12, 0);
    private static final CountyCode COUNTY = CountyCode.of("99992");
    private static final GeoPoint HOME = new GeoPoint(50.1, 11.2);
    private static final MerchantId NEAR = merchant(1);
    private static final MerchantId FAR = merchant(2);
    private static final ListingId LOAF = listing(1);
    private static final ListingId SAME = listing(2);
    private static final ListingId MIXED = listing(3);
    private static final ListingId JAM = listing(4);

    private final Node node = Node.at(TestElasticsearch.url());
    private final Lexicon lexicon = new LexiconFiles(node.json()).with(List.of());
    private final Directory directory = new Directory(
            List.of(called("Bäckerei Kern", NEAR, HOME), called("Hofladen Rau", FAR, new GeoPoint(50.25, 11.2))),
            List.of());

    @BeforeEach
    void four_listings() {
        var entries = new ArrayList<Shelves.Entry>();
        entries.add(shown(LOAF, FAR, "Holzofenbrot", "food.bread"));
        entries.add(shown(SAME, FAR, "Holzofenbrot", "food.bread"));
        entries.add(shown(MIXED, FAR, "Roggenmischbrot", "food.bread"));
        entries.add(shown(JAM, NEAR, "Kirschmarmelade", "food.spreads"));
        node.shelves()
                .open(COUNTY)
                .then(node.shelves().write(node.settings().prefix() + "-" + COUNTY, entries, lexicon, true))
                .block(LIMIT);
    }

    @Test
    void of_equals_the_popular_one_comes_first() {
        assertThat(ask("Holzofenbrot", Rising.NONE, Sort.BEST).subList(0, 2)).containsExactly(LOAF, SAME);

        assertThat(ask("Holzofenbrot", rising(SAME, 1), Sort.BEST).subList(0, 2))
                .containsExactly(SAME, LOAF);
    }

    @Test
    void what_fits_the_words_worse_stays_behind_however_popular() {
        var found = ask("Holzofenbrot", rising(MIXED, 3), Sort.BEST);

        assertThat(found.subList(0, 2)).containsExactly(LOAF, SAME);
    }

    @Test
    void what_does_not_fit_the_words_never_comes() {
        assertThat(ask("Holzofenbrot", rising(JAM, 3), Sort.BEST)).doesNotContain(JAM);
    }

    @Test
    void any_other_order_knows_nothing_of_it() {
        assertThat(ask("Holzofenbrot", rising(SAME, 3), Sort.NEAR).subList(0, 2))
                .containsExactly(LOAF, SAME);
    }

    @Test
    void without_words_the_near_come_first_and_the_popular_of_equals() {
        assertThat(ask("", rising(SAME, 2), Sort.BEST)).startsWith(JAM, SAME, LOAF);
        assertThat(ask("", Rising.NONE, Sort.NEAR)).startsWith(JAM, LOAF, SAME);
    }

    @Test
    void a_step_is_five_per_cent_and_three_are_all() {
        assertThat(List.of(Rising.weight(1), Rising.weight(2), Rising.weight(Rising.STEPS)))
                .containsExactly(1.05, 1.1, 1.15);
    }

    @Test
    void more_than_was_agreed_does_not_count() {
        var told = IntStream.range(0, 200)
                .mapToObj(i -> new Risen(listing(i).toString(), 1 + i % 5))
                .toList();

        var rising = new Popular(List.of(new PopularPlace("weidenbach", COUNTY, 1, told))).at("weidenbach");

        assertThat(rising.steps()).hasSize(60);
        assertThat(rising.steps().values()).allMatch(step -> step <= Rising.STEPS);
    }

    private List<ListingId> ask(String words, Rising rising, Sort sort) {
        var question = new Question(
                COUNTY, words, null, HOME, null, Question.Filters.none(), null, false, false, 1, sort, true);
        var index = node.index();
        var vocabulary = Vocabulary.of(index.words(COUNTY).block(LIMIT), lexicon, directory);
        var reading = Reader.read(words, lexicon, directory, vocabulary);
        var found = index.answer(question, reading, Eligible.of(question, directory, NOON), rising)
                .block(LIMIT);
        return found.hits().stream().map(hit -> ListingId.of(hit.id())).toList();
    }

    private static Rising rising(ListingId listing, int step) {
        return new Rising(null, Map.of(listing.toString(), step));
    }

    private static Shelves.Entry shown(ListingId id, MerchantId merchant, String title, String category) {
        return new Shelves.Entry.Shown(new Listing(
                id,
                COUNTY,
                1,
                0,
                "published",
                "product",
                merchant,
                title,
                "",
                category,
                List.of("food", category),
                List.of("Lebensmittel", "Brot"),
                null,
                List.of(),
                480L,
                List.of(),
                List.of(),
                false,
                true,
                null,
                null,
                null));
    }

    private static Merchant called(String name, MerchantId id, GeoPoint point) {
        return new Merchant(
                id,
                COUNTY,
                1,
                "approved",
                true,
                name,
                "slug",
                null,
                "",
                null,
                point.latitude(),
                point.longitude(),
                null,
                List.of("pickup"));
    }

    private static ListingId listing(int nth) {
        return ListingId.of(new UUID(0x0198f0a000007000L, 0x8000000000000000L + nth).toString());
    }

    private static MerchantId merchant(int nth) {
        return MerchantId.of(new UUID(0x0198f0a000007000L, 0x8000000000010000L + nth).toString());
    }
}
