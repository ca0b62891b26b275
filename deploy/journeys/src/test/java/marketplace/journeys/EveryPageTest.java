package marketplace.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What every page owes to everybody; pictures of all of them lie in {@code target/screenshots} afterwards. */
@Journey
class EveryPageTest {

    static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    static final List<String> WEIGHTS = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> every_page_is_readable_on_a_phone_narrow_light_and_discreet(People people) {
        return Scene.inGerman(people).stream().map(spot -> inspected(people, spot, Inspection.ON_A_PHONE));
    }

    @TestFactory
    @Tag("every-page")
    Stream<DynamicTest> every_page_is_readable_at_a_desk_too_and_leads_on(People people) {
        var spots = Scene.of(people);
        var pages = spots.stream().map(spot -> inspected(people, spot, Inspection.ON_PHONE_AND_DESK));
        var dark = DynamicTest.dynamicTest("home in the dark", () -> inspectInTheDark(people, spots.getFirst()));
        var links = DynamicTest.dynamicTest("every link leads somewhere", () -> followAll(people, spots));
        return Stream.of(pages, Stream.of(dark, links)).flatMap(all -> all);
    }

    private static DynamicTest inspected(People people, Spot spot, List<Integer> readAt) {
        return DynamicTest.dynamicTest(spot.name(), () -> inspect(people, spot, readAt));
    }

    private static void inspect(People people, Spot spot, List<Integer> readAt) {
        try (var inspection = new Inspection(people, spot, readAt)) {
            var faults = inspection.faults();

            WEIGHTS.add(
                    "%-22s %4d KB %3d requests".formatted(spot.name(), inspection.kilobytes(), inspection.requests()));
            assertThat(faults).isEmpty();
        }
    }

    private static void inspectInTheDark(People people, Spot spot) {
        try (var inspection = new Inspection(people, spot, Inspection.ON_PHONE_AND_DESK)) {
            assertThat(inspection.faultsInTheDark()).isEmpty();
        }
    }

    /** Every address on every page, asked by whoever saw it. */
    private static void followAll(People people, List<Spot> spots) {
        var broken = new TreeMap<String, String>();
        var asked = new TreeSet<String>();
        for (var spot : spots) {
            var visitor = people.like(spot);
            for (var link : linksOn(visitor, spot)) {
                if (asked.add(link) && visitor.asks(link).status() >= 400) {
                    broken.put(
                            link,
                            spot.name() + " leads to " + visitor.asks(link).status());
                }
            }
            visitor.leaves();
        }
        assertThat(broken).isEmpty();
    }

    private static List<String> linksOn(Visitor visitor, Spot spot) {
        return LINK.matcher(visitor.asks(spot.path()).text())
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .filter(link -> !link.startsWith("/oauth2"))
                .distinct()
                .toList();
    }

    @AfterAll
    static void say_what_they_weigh() {
        System.out.println("Pages without images, at most " + Inspection.MOST_KILOBYTES + " KB:");
        WEIGHTS.forEach(System.out::println);
    }
}
