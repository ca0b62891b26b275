package marketplace.reviews;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import marketplace.orders.Holder;
import marketplace.orders.OrderRefused;
import marketplace.shared.ListingId;
import marketplace.shared.MerchantId;
import marketplace.shared.Scope;
import marketplace.shared.personal.PersonalData;
import marketplace.shared.personal.Whose;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Whoever got an order says how it was, once; and what pages show of it adds up whatever happens. */
class WritingReviewsTest extends BoughtTest {
    @Autowired
    private AnswerReview answer;

    @Autowired
    private HideReview hide;

    @Autowired
    private List<PersonalData> parts;

    @Test
    void an_order_is_reviewed_only_once_it_is_handed_over() {
        var order = ordered(household(), selling(kern, 480, 5));

        assertThatExceptionOfType(ReviewRefused.TooEarly.class).isThrownBy(() -> says(order, stars(5, "Schon da?")));
        assertThat(standing()).isEqualTo(Standing.NONE);
    }

    @Test
    void said_twice_it_is_one_review_in_the_latest_words() {
        var order = received(household(), selling(kern, 480, 5));

        var first = says(order, stars(2, "Zu dunkel."));
        var second = says(order, stars(4, "Doch gut."));

        assertThat(second.review().id()).isEqualTo(first.review().id());
        assertThat(first.review().changedAt()).isNull();
        assertThat(second.review().changedAt()).isNotNull();
        assertThat(shown()).extracting(Review::words).containsExactly("Doch gut.");
        assertThat(standing()).isEqualTo(new Standing(1, 4));
    }

    @Test
    void a_guest_reviews_with_what_opens_her_purchase_and_nobody_else_does() {
        var order = received(aGuest(), selling(kern, 480, 5));
        var neighbour = new Holder(person(ERLENGRUND).account(), UUID.randomUUID(), null);

        says(order, stars(5, "Wie beim Großvater."));

        assertThatExceptionOfType(OrderRefused.Absent.class)
                .isThrownBy(() -> in(
                        ERLENGRUND,
                        () -> write.with(
                                order.purchase().id(), order.order().id(), neighbour, stars(1, "Nie da gewesen."))));
        assertThat(shown()).extracting(Review::words).containsExactly("Wie beim Großvater.");
    }

    @Test
    void an_order_of_another_purchase_is_not_reviewed_through_this_one() {
        var mine = received(household(), selling(kern, 480, 5));
        var hers = received(household(), selling(kern, 480, 5));

        assertThatExceptionOfType(OrderRefused.Absent.class)
                .isThrownBy(() -> in(
                        ERLENGRUND,
                        () -> write.with(mine.purchase().id(), hers.order().id(), mine.holder(), stars(1, ""))));
    }

    @Test
    void nobody_reviews_the_merchant_she_works_for() {
        var order = received(household(), selling(kern, 480, 5));

        assertThatExceptionOfType(ReviewRefused.OwnShop.class)
                .isThrownBy(() -> as(
                        staffOf(ERLENGRUND, kern),
                        write.with(
                                order.purchase().id(),
                                order.order().id(),
                                order.holder(),
                                stars(5, "Wir sind die Besten."))));
    }

    @Test
    void she_is_named_by_given_name_and_initial_only_when_she_wants() {
        var named = says(received(household(), selling(kern, 480, 5)), new Rating(5, "", true, Map.of()));
        var unnamed = says(received(household(), selling(kern, 480, 5)), stars(5, ""));

        assertThat(named.review().author()).isEqualTo("Johanna B.");
        assertThat(unnamed.review().author()).isEmpty();
    }

    @Test
    void stars_for_listings_are_counted_for_them_and_only_for_what_was_in_the_order() {
        var order = received(household(), selling(kern, 480, 5));
        var listing = order.listing();

        says(order, new Rating(5, "Gut.", false, Map.of(listing, 3)));
        assertThat(standing(listing)).isEqualTo(new Standing(1, 3));
        assertThat(in(ERLENGRUND, () -> reviews.list(listing, null, 10)))
                .singleElement()
                .satisfies(one -> assertThat(one.stars()).isEqualTo(3));
        says(order, stars(5, "Gut."));

        assertThat(standing(listing)).isEqualTo(Standing.NONE);
        assertThatExceptionOfType(ReviewRefused.Unfit.class)
                .isThrownBy(() -> says(order, new Rating(5, "", false, Map.of(ListingId.fresh(), 1))));
    }

    @Test
    void six_stars_none_and_two_thousand_and_one_characters_cannot_be() {
        assertThatExceptionOfType(ReviewRefused.Unfit.class).isThrownBy(() -> stars(6, ""));
        assertThatExceptionOfType(ReviewRefused.Unfit.class).isThrownBy(() -> stars(0, ""));
        assertThatExceptionOfType(ReviewRefused.Unfit.class).isThrownBy(() -> stars(3, "x".repeat(2_001)));
        assertThat(stars(3, " " + "x".repeat(2_000) + "\n").words()).hasSize(2_000);
    }

    @Test
    void taken_back_it_is_gone_and_counted_no_more_and_can_be_said_again() {
        var order = received(household(), selling(kern, 480, 5));
        says(order, new Rating(1, "Nein.", false, Map.of(order.listing(), 1)));

        takesBack(order);
        takesBack(order);

        assertThat(shown()).isEmpty();
        assertThat(standing()).isEqualTo(Standing.NONE);
        assertThat(standing(order.listing())).isEqualTo(Standing.NONE);
        assertThat(says(order, stars(3, "Noch einmal überlegt.")).review().stars())
                .isEqualTo(3);
    }

    @Test
    void reviews_written_at_the_same_time_are_all_counted() {
        var orders = IntStream.range(0, 6)
                .mapToObj(_ -> received(household(), selling(kern, 480, 5)))
                .toList();

        Flux.fromIterable(orders)
                .flatMap(one -> write.with(one.purchase().id(), one.order().id(), one.holder(), stars(4, "Zugleich."))
                        .contextWrite(Scope.of(ERLENGRUND)::in)
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block();

        assertThat(standing()).isEqualTo(new Standing(6, 24));
    }

    @Test
    void the_newest_stands_first_and_the_rest_follows_page_by_page() {
        IntStream.rangeClosed(1, 3)
                .forEach(stars -> says(received(household(), selling(kern, 480, 5)), stars(stars, "Nr. " + stars)));

        var first = in(ERLENGRUND, () -> reviews.list(kern, null, 2));
        var rest = in(ERLENGRUND, () -> reviews.list(kern, first.getLast().id(), 2));

        assertThat(first).extracting(Review::words).containsExactly("Nr. 3", "Nr. 2");
        assertThat(rest).extracting(Review::words).containsExactly("Nr. 1");
        assertThat(standing().average()).isEqualTo(2.0);
    }

    @Test
    void the_merchant_answers_once_puts_it_otherwise_and_never_another_merchants() {
        var review = says(received(household(), selling(kern, 480, 5)), stars(2, "Trocken."))
                .review();

        answered(kern, review, "Das tut uns leid.");
        answered(kern, review, "Kommen Sie vorbei, wir tauschen es um.");

        assertThat(shown().getFirst().answer().words()).isEqualTo("Kommen Sie vorbei, wir tauschen es um.");
        assertThatExceptionOfType(ReviewRefused.Absent.class).isThrownBy(() -> answered(rau, review, "Bei uns nicht."));
        as(staffOf(ERLENGRUND, kern), answer.takeBack(kern, review.id()).thenReturn(true));
        assertThat(shown().getFirst().answer()).isNull();
    }

    @Test
    void what_is_hidden_is_neither_shown_nor_counted_nor_written_anew_but_can_be_taken_back() {
        var order = received(household(), selling(kern, 480, 5));
        var id = says(order, new Rating(1, "Beleidigung.", false, Map.of(order.listing(), 1)))
                .review()
                .id();

        in(ERLENGRUND, () -> hide.with(id));

        assertThat(shown()).isEmpty();
        assertThat(standing()).isEqualTo(Standing.NONE);
        assertThat(standing(order.listing())).isEqualTo(Standing.NONE);
        assertThatExceptionOfType(ReviewRefused.Hidden.class).isThrownBy(() -> says(order, stars(1, "Noch eine.")));
        takesBack(order);
        assertThatExceptionOfType(ReviewRefused.Hidden.class).isThrownBy(() -> says(order, stars(1, "Noch eine.")));
        in(ERLENGRUND, () -> hide.giveBack(id).thenReturn(true));
        assertThat(shown()).isEmpty();
        assertThat(says(order, stars(3, "In Ordnung.")).review().words()).isEqualTo("In Ordnung.");
    }

    @Test
    void given_back_it_is_shown_and_counted_again() {
        var order = received(household(), selling(kern, 480, 5));
        var id = says(order, new Rating(4, "Gut.", false, Map.of(order.listing(), 4)))
                .review()
                .id();
        in(ERLENGRUND, () -> hide.with(id));

        in(ERLENGRUND, () -> hide.giveBack(id).thenReturn(true));

        assertThat(shown()).extracting(Review::words).containsExactly("Gut.");
        assertThat(standing()).isEqualTo(new Standing(1, 4));
        assertThat(standing(order.listing())).isEqualTo(new Standing(1, 4));
    }

    @Test
    void once_her_account_is_erased_only_stars_stay_that_lead_to_nobody() {
        var her = household();
        var order = received(her, selling(kern, 480, 5));
        var said = says(order, new Rating(2, "Ich wohne nebenan.", true, Map.of(order.listing(), 2)))
                .review();
        answered(kern, said, "Liebe Frau Berger.");
        var whose = new Whose(her.account(), "", false);
        assertThat(in(ERLENGRUND, () -> kept().of(whose)).entries()).hasSize(1);

        in(ERLENGRUND, () -> kept().erase(whose).thenReturn(true));

        assertThat(shown()).singleElement().satisfies(left -> {
            assertThat(left.words()).isEmpty();
            assertThat(left.author()).isEmpty();
            assertThat(left.answer()).isNull();
        });
        assertThat(standing()).isEqualTo(new Standing(1, 2));
        assertThat(in(ERLENGRUND, () -> kept().of(whose)).entries()).isEmpty();
        assertThat(in(ERLENGRUND, () -> reviews.purchase(said.id()).hasElement()))
                .isFalse();
        assertThat(in(ERLENGRUND, () -> reviews.of(order.order().id()).hasElement()))
                .isFalse();
    }

    @Test
    void of_another_county_nothing_is_seen() {
        var said = says(received(household(), selling(kern, 480, 5)), stars(5, "Hier."))
                .review();

        assertThat(in(HOHENFELS, () -> reviews.list(kern, null, 10))).isEmpty();
        assertThatExceptionOfType(ReviewRefused.Absent.class)
                .isThrownBy(() -> in(HOHENFELS, () -> reviews.get(said.id())));
    }

    private PersonalData kept() {
        return parts.stream()
                .filter(part -> part.name().equals("reviews"))
                .findFirst()
                .orElseThrow();
    }

    private void answered(MerchantId merchant, Review review, String words) {
        as(
                staffOf(ERLENGRUND, merchant),
                answer.with(merchant, review.id(), words).thenReturn(true));
    }

    private List<Review> shown() {
        return in(ERLENGRUND, () -> reviews.list(kern, null, 10));
    }

    private Standing standing() {
        return in(ERLENGRUND, () -> reviews.standing(kern));
    }

    private Standing standing(ListingId listing) {
        return in(ERLENGRUND, () -> reviews.standing(listing));
    }
}
