package marketplace.merchants.web;

import static marketplace.Visits.html;
import static marketplace.Visits.led;
import static marketplace.Visits.send;
import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import marketplace.CoreTest;
import marketplace.merchants.ImportShops;
import marketplace.merchants.JoinMarket;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.merchants.Profile;
import marketplace.merchants.osm.SmallMap;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody finds her shop on the map and makes it hers. */
class ClaimPagesTest extends CoreTest {
    private static final String CLAIM = "/mitmachen/uebernehmen";
    private static final AtomicLong NODE = new AtomicLong(9_200_000);

    @Autowired
    private ImportShops importShops;

    @Autowired
    private JoinMarket join;

    @Autowired
    private Merchants merchants;

    private Merchant known;

    @BeforeEach
    void a_shop_of_the_map(@TempDir Path folder) {
        var file = folder.resolve("map.osm.pbf");
        var node = NODE.incrementAndGet();
        var name = "Brotzeit am Bach " + node;
        new SmallMap()
                .node(node, 50.102, 11.202, Map.of("shop", "bakery", "name", name))
                .pbf(file);
        var operator = signedIn(ERLENGRUND, person(ERLENGRUND).account(), new Grant(Role.OPERATOR, null));
        as(operator, importShops.from(file));
        known = in(ERLENGRUND, () -> merchants.listIn("unclaimed", null, 1_000)).stream()
                .filter(shop -> shop.profile().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoever_is_there_already_says_which_of_her_businesses_it_is_and_then_whoever_is_not_has_it_no_more() {
        var anna = person(ERLENGRUND);
        var own = as(signedIn(ERLENGRUND, anna.account()), join.begin(Profile.of("Brotzeit", "bakery")));
        var vera = person(ERLENGRUND);

        assertThat(html(vera.browser(), asked()))
                .contains(known.profile().name())
                .doesNotContain("name=\"into\"");
        assertThat(html(anna.browser(), asked()))
                .containsPattern("name=\"into\" value=\"%s\" checked".formatted(own.id()))
                .contains("Brotzeit, schon dabei", "Ein weiterer Betrieb von mir");
        var there = led(send(anna, CLAIM, Map.of("merchant", "" + known.id(), "into", "" + own.id())));

        assertThat(there).endsWith("/betrieb/" + own.id() + "/profil");
        assertThat(in(ERLENGRUND, () -> merchants.get(own.id())).profile().address())
                .isEqualTo(known.profile().address());
        assertThat(html(vera.browser(), asked())).doesNotContain(known.profile().name());
    }

    @Test
    void it_may_be_a_further_one_all_the_same() {
        var anna = person(ERLENGRUND);
        as(signedIn(ERLENGRUND, anna.account()), join.begin(Profile.of("Brotzeit", "bakery")));

        var there = led(send(anna, CLAIM, Map.of("merchant", "" + known.id(), "into", "")));

        assertThat(there).endsWith("/betrieb/" + known.id() + "/profil");
    }

    private String asked() {
        return "/mitmachen?betrieb=" + known.slug();
    }
}
