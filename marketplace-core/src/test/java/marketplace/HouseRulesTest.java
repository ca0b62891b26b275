package marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import marketplace.testing.rules.HouseRules;
import marketplace.testing.rules.OurCode;
import marketplace.testing.rules.Rooms;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "marketplace", importOptions = OurCode.class)
class HouseRulesTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);

    static final int MOST_FILES = 25;

    /** Packages that are larger all the same, and how large they may be at most. Lower a number when it can be. */
    static final Map<String, Integer> LARGER = Map.of(
            "marketplace.shared", 30,
            "marketplace.outbox", 29,
            "marketplace.pages", 30,
            "marketplace.pages.parts", 38,
            "marketplace.catalog", 39,
            "marketplace.orders", 40,
            "marketplace.letters", 30,
            "marketplace.demo", 26);

    final Rooms core = Rooms.of("marketplace-core", "marketplace");
    final Rooms kernel = Rooms.of("marketplace-core/kernel", "marketplace");

    @Test
    void every_package_has_its_sign_on_the_door() {
        assertThat(core.withoutDoorSign()).containsExactly("marketplace");
        assertThat(kernel.withoutDoorSign()).isEmpty();
    }

    @Test
    void more_than_twenty_five_files_are_two_rooms() {
        var larger = new TreeMap<String, Integer>();
        Stream.of(core, kernel).map(rooms -> rooms.largerThan(MOST_FILES)).forEach(larger::putAll);

        assertThat(larger)
                .allSatisfy(
                        (name, files) -> assertThat(files).isLessThanOrEqualTo(LARGER.getOrDefault(name, MOST_FILES)));
    }
}
