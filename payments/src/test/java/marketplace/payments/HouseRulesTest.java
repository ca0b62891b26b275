package marketplace.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import marketplace.testing.rules.HouseRules;
import marketplace.testing.rules.OurCode;
import marketplace.testing.rules.Rooms;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "marketplace.payments", importOptions = OurCode.class)
class HouseRulesTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(HouseRules.class);

    static final int MOST_FILES = 25;

    final Rooms rooms = Rooms.of("payments", "marketplace.payments");

    @Test
    void every_package_has_its_sign_on_the_door_and_none_is_too_large() {
        assertThat(rooms.withoutDoorSign()).isEmpty();
        assertThat(rooms.largerThan(MOST_FILES)).isEmpty();
    }
}
