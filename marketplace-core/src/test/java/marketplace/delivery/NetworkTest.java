package marketplace.delivery;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.staffOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import marketplace.AllNews;
import marketplace.checkout.MarketTest;
import marketplace.delivery.news.ReachChanged;
import marketplace.outbox.Envelope;
import marketplace.outbox.Feed;
import marketplace.shared.CountyCode;
import marketplace.shared.SignedIn.NotYours;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The network of a county, who reaches its places, and what a basket is offered. */
class NetworkTest extends MarketTest {
    @Autowired
    Village village;

    @Autowired
    Networks networks;

    @Autowired
    Suppliers suppliers;

    @Autowired
    Reaches reaches;

    @Autowired
    ReachOfPlaces reachOfPlaces;

    @Autowired
    LayNetwork lay;

    @Autowired
    Feed feed;

    @BeforeEach
    void served() {
        village.servedDaily(ERLENGRUND, WEIDENBACH.code());
    }

    @Test
    void the_network_is_kept_as_it_was_laid_and_another_county_has_none_of_it() {
        assertThat(in(ERLENGRUND, networks::read)).isEqualTo(Village.network(WEIDENBACH.code()));
        assertThat(in(HOHENFELS, networks::read).days()).isEmpty();
    }

    @Test
    void laying_the_same_again_tells_nothing() {
        var before = told(ERLENGRUND).size();

        village.servedDaily(ERLENGRUND, WEIDENBACH.code());

        assertThat(told(ERLENGRUND)).hasSize(before).isNotEmpty();
    }

    @Test
    void a_merchant_who_is_approved_reaches_the_place_once_delivery_has_heard() {
        settle();

        var reached =
                in(ERLENGRUND, () -> reachOfPlaces.of(List.of(WEIDENBACH))).getFirst();

        assertThat(reached.by()).extracting(Reach::merchant).contains(kern, rau);
        assertThat(reached.version()).isPositive();
    }

    @Test
    void longer_preparation_is_the_merchants_own_to_say_and_raises_the_version() {
        settle();
        var before = in(ERLENGRUND, () -> reachOfPlaces.of(List.of(WEIDENBACH)))
                .getFirst()
                .version();

        as(staffOf(ERLENGRUND, kern), suppliers.prepare(kern, 3));
        in(ERLENGRUND, reaches::change);

        assertThat(in(ERLENGRUND, () -> suppliers.of(List.of(kern))).get(kern).preparation())
                .isEqualTo(3);
        assertThat(in(ERLENGRUND, () -> reachOfPlaces.of(List.of(WEIDENBACH)))
                        .getFirst()
                        .version())
                .isGreaterThan(before);
        assertThatExceptionOfType(NotYours.class)
                .isThrownBy(() -> as(staffOf(ERLENGRUND, rau), suppliers.prepare(kern, 0)));
    }

    private List<Envelope> told(CountyCode county) {
        return AllNews.of(feed).stream()
                .filter(news -> news.county().equals(county) && news.is(ReachChanged.class))
                .toList();
    }
}
