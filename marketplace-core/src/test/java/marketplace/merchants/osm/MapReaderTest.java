package marketplace.merchants.osm;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Map;
import marketplace.counties.Street;
import marketplace.merchants.MerchantRefused;
import marketplace.merchants.OpeningHours;
import marketplace.merchants.OpeningHours.Holidays;
import marketplace.merchants.OpeningHours.Span;
import marketplace.shared.GeoPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapReaderTest {
    static final SmallMap MAP = new SmallMap()
            .node(1, 50.1, 11.2, Map.of("shop", "bakery", "name", "Bäckerei Süß"))
            .node(2, 50.2, 11.3, Map.of("highway", "crossing"))
            .node(3, 50.0, 11.0, Map.of())
            .node(4, 50.2, 11.4, Map.of())
            .node(5, 50.1, 11.2, Map.of("shop", "vacant"))
            .node(6, 50.1, 11.2, Map.of("amenity", "bench"))
            .node(7, 50.1, 11.2, Map.of("amenity", "pharmacy", "addr:street", "Marktplatz", "addr:postcode", "91207"))
            .node(8, 50.1, 11.2, Map.of("addr:place", "Höfen", "addr:postcode", "91207", "addr:housenumber", "3"))
            .node(11, 50.1, 11.2, Map.of("addr:street", "Ohne Ort", "addr:postcode", "912"))
            .way(9, Map.of("craft", "carpenter", "addr:street", "Am Bach", "addr:postcode", "91207"), 3L, 4L)
            .way(10, Map.of("highway", "residential"), 3L, 4L);

    @TempDir
    Path folder;

    @Test
    void both_forms_hold_the_same_shops() {
        var pbf = MapReader.content(MAP.pbf(folder.resolve("map.osm.pbf"))).shops();
        var xml = MapReader.content(MAP.xml(folder.resolve("map.osm.gz"))).shops();

        assertThat(pbf).extracting(MapShop::element).containsExactly("n1", "n7", "w9");
        assertThat(pbf).extracting(MapShop::kind).containsExactly("shop=bakery", "amenity=pharmacy", "craft=carpenter");
        assertThat(pbf.getFirst().first("name")).isEqualTo("Bäckerei Süß");
        assertThat(xml)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("point")
                .isEqualTo(pbf);
    }

    @Test
    void both_forms_name_the_same_streets() {
        var pbf = MapReader.content(MAP.pbf(folder.resolve("map.osm.pbf"))).streets();
        var xml = MapReader.content(MAP.xml(folder.resolve("map.osm.gz"))).streets();

        assertThat(pbf)
                .containsExactlyInAnyOrder(
                        new Street("91207", "Marktplatz"), new Street("91207", "Höfen"), new Street("91207", "Am Bach"))
                .isEqualTo(xml);
    }

    @Test
    void a_building_is_where_its_corners_are_in_the_mean() {
        var shops = MapReader.content(MAP.pbf(folder.resolve("map.osm.pbf"))).shops();

        assertThat(shops.getLast().point().kmTo(new GeoPoint(50.1, 11.2))).isLessThan(0.001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no map at all, only some words"})
    void what_is_no_map_is_refused_in_words(String content) throws IOException {
        var file = Files.writeString(folder.resolve("x"), content);

        if (content.isEmpty()) {
            assertThat(MapReader.content(file).shops()).isEmpty();
        } else {
            assertThatExceptionOfType(MerchantRefused.NotAMap.class).isThrownBy(() -> MapReader.content(file));
        }
    }

    @Test
    void a_week_is_read_with_what_replaces_a_day() {
        var hours = MapHours.of("Mo-Fr 08:00-18:00; We,Sa 08:00-13:00; PH off");

        assertThat(hours.weekly())
                .hasSize(6)
                .contains(span(WEDNESDAY, "08:00", "13:00"), span(FRIDAY, "08:00", "18:00"));
        assertThat(hours.holidays()).isEqualTo(Holidays.CLOSED);
    }

    @Test
    void commas_add_and_nights_and_breaks_are_understood() {
        assertThat(MapHours.of("Mo-Fr 09:00-18:00, Sa 09:00-13:00").weekly()).hasSize(6);
        assertThat(MapHours.of("Mo-Fr 07:00-12:00,14:00-18:00; Th off").weekly())
                .hasSize(8);
        assertThat(MapHours.of("Fr-Sa 11:00-02:00").weekly())
                .containsExactly(span(FRIDAY, "11:00", "02:00"), span(SATURDAY, "11:00", "02:00"));
        assertThat(MapHours.of("24/7").weekly()).hasSize(7).contains(span(MONDAY, "00:00", "00:00"));
        assertThat(MapHours.of("Sa,Su,PH 09:00-24:00").holidays()).isEqualTo(Holidays.AS_SUNDAY);
        assertThat(MapHours.of("Sa,Su,PH 09:00-24:00").weekly()).contains(span(SUNDAY, "09:00", "00:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "auf Anfrage", "Apr-Sep: Mo 08:00-18:00", "sunrise-sunset", "Mo 08:00-"})
    void what_no_plain_week_can_say_stays_unknown(String text) {
        assertThat(MapHours.of(text)).isEqualTo(OpeningHours.NONE);
    }

    private static Span span(DayOfWeek day, String from, String to) {
        return new Span(day, LocalTime.parse(from), LocalTime.parse(to));
    }
}
