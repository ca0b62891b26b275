package marketplace.privacy;

import static marketplace.Visits.led;
import static marketplace.Visits.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import marketplace.orders.Holder;
import marketplace.reviews.Rating;
import marketplace.reviews.Reviews;
import marketplace.reviews.Standing;
import marketplace.reviews.WriteReview;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a resident said of merchants and what she kept, when she leaves. */
class LeavingReviewsTest extends ResidentTest {
    @Autowired
    private WriteReview write;

    @Autowired
    private Reviews reviews;

    @Test
    void her_words_and_her_list_are_gone_and_only_her_stars_go_on_counting() {
        var her = resident();
        var purchase = ordered(her, bread());
        handedOver(purchase);
        var order = ordersOf(purchase).getFirst();
        var listing = order.lines().getFirst().sold().listing();
        var words = "Gruß von " + her.recipient().familyName();
        var holder = new Holder(her.account(), null, null);
        in(
                ERLENGRUND,
                () -> write.with(purchase.id(), order.id(), holder, new Rating(4, words, true, Map.of(listing, 3))));
        led(send(her.person(), "/merkliste", Map.of("angebot", listing.toString())));
        assertThat(found(her.words())).contains("reviews.review");
        assertThat(found(List.of(her.account().toString()))).contains("reviews.review", "favourites.favourite");

        led(send(her.person(), "/konto/loeschen", Map.of("word", "löschen")));
        untilTheEnd();

        assertThat(found(List.of(her.recipient().familyName()))).doesNotContain("reviews.review");
        assertThat(found(List.of(her.account().toString(), order.id().toString())))
                .doesNotContain("reviews.review", "favourites.favourite");
        assertThat(in(ERLENGRUND, () -> reviews.standing(kern))).isEqualTo(new Standing(1, 4));
        assertThat(in(ERLENGRUND, () -> reviews.standing(listing))).isEqualTo(new Standing(1, 3));
    }
}
