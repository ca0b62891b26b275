package marketplace.testing.rules;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;

/** What we ship: neither tests nor what they stand on. */
public final class OurCode implements ImportOption {

    private static final List<String> NOT_SHIPPED = List.of(
            "/marketplace/testing/", "/marketplace/local/", "/marketplace/habits/", "/marketplace/payments/sandbox/");
    private static final ImportOption NO_TESTS = new DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
        return NO_TESTS.includes(location) && NOT_SHIPPED.stream().noneMatch(location::contains);
    }
}
