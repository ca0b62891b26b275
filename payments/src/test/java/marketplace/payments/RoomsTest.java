package marketplace.payments;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class RoomsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("marketplace.payments");

    @Test
    void rooms_ask_only_whom_they_may() {
        ApplicationModules.of(Payments.class).verify();
    }

    @Test
    void stripes_library_stays_behind_its_door() {
        noClasses()
                .that()
                .resideOutsideOfPackages("marketplace.payments.stripe", "marketplace.payments.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.stripe..")
                .check(CLASSES);
    }
}
