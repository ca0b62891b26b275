package marketplace.counties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import marketplace.checkout.MarketTest;
import marketplace.counties.Streets.Doubt.NoNumber;
import marketplace.counties.Streets.Doubt.UnknownStreet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is known of streets, and where an address is asked about. */
class StreetsTest extends MarketTest {
    private static final String HERE = "99998";

    @Autowired
    private Streets streets;

    @BeforeEach
    void a_village() {
        add("Lindenweg", "Lindenstraße", "Sankt-Georg-Platz", "Straße des 17. Juni", "Am Bach");
    }

    @AfterEach
    void is_left() {
        owner("set app.county = '99001'; delete from counties.street");
        streets.forget(ERLENGRUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lindenweg 7",
                "lindenweg 7a",
                "Linden-Weg 7",
                "Lindenweg 7, 2. Stock",
                "Lindenstr. 12",
                "LINDENSTRASSE 12-14",
                "Linden Straße 3",
                "St. Georg Platz 1",
                "Straße des 17. Juni 135",
                "Am  Bach 4 b"
            })
    void however_it_is_spelled_a_known_street_is_fine(String line) {
        assertThat(in(ERLENGRUND, () -> streets.doubt(HERE, line))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Lindnweg 7, Lindenweg 7",
        "Lindenwegg 12 a, Lindenweg 12 a",
        "Lindenallee 3, Lindenstraße 3",
        "Am Bachl 4, Am Bach 4"
    })
    void one_that_is_not_known_may_be_another(String line, String meant) {
        assertThat(in(ERLENGRUND, () -> streets.doubt(HERE, line)))
                .isInstanceOfSatisfying(
                        UnknownStreet.class,
                        doubt -> assertThat(doubt.instead()).contains(meant).hasSizeLessThanOrEqualTo(3));
    }

    @Test
    void nothing_is_proposed_that_is_not_alike() {
        assertThat(in(ERLENGRUND, () -> streets.doubt(HERE, "Kurfürstendamm 1")))
                .isEqualTo(new UnknownStreet(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lindenweg", "Straße des 17. Juni"})
    void a_street_without_a_number_is_asked_about(String line) {
        assertThat(in(ERLENGRUND, () -> streets.doubt(HERE, line))).isEqualTo(new NoNumber());
    }

    @Test
    void where_no_street_is_known_every_address_is_fine() {
        assertThat(in(ERLENGRUND, () -> streets.doubt("10115", "Chausseestraße 1")))
                .isNull();
        assertThat(in(ERLENGRUND, () -> streets.doubt("?", "x"))).isNull();
    }

    @Test
    void they_are_offered_while_one_is_typed() {
        assertThat(in(ERLENGRUND, () -> streets.listMatching(HERE, "linden")))
                .containsExactly("Lindenstraße", "Lindenweg");
        assertThat(in(ERLENGRUND, () -> streets.listMatching(HERE, "sankt g"))).containsExactly("Sankt-Georg-Platz");
        assertThat(in(HOHENFELS, () -> streets.listMatching(HERE, "linden"))).isEmpty();
    }

    @Test
    void nothing_is_known_twice_and_nothing_of_elsewhere() {
        assertThat(add("Lindenweg", "Linden-Weg", "Rosenweg", "Rosen Weg")).isEqualTo(1);
        assertThat(in(ERLENGRUND, () -> streets.add(List.of(new Street("10115", "Chausseestraße")))))
                .isZero();
        assertThat(in(HOHENFELS, () -> streets.add(List.of(new Street(HERE, "Ahornweg")))))
                .isZero();
    }

    private int add(String... names) {
        var found = Stream.of(names).map(name -> new Street(HERE, name)).toList();
        return in(ERLENGRUND, () -> streets.add(found));
    }
}
