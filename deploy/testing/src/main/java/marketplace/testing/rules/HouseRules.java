package marketplace.testing.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.function.UnaryOperator;

/** Rules over classes. A module runs them all: {@code @ArchTest static final ArchTests rules = ArchTests.in(HouseRules.class)}. */
public final class HouseRules {

    private static final String WAITING = "block|blockFirst|blockLast|blockOptional|subscribe|toIterable|toStream";
    private static final String PUBLISHER = "org.reactivestreams.Publisher";
    private static final String[] FRAMEWORKS = {
        "org.springframework..", "io.r2dbc..", "jakarta..", "com.stripe..", "co.elastic..", "org.keycloak.."
    };

    @ArchTest
    static final ArchRule nobody_waits_and_nobody_forgets = noClasses()
            .that(not(named("Runner", HouseRules::outermost)))
            .should()
            .callMethodWhere(target(nameMatching(WAITING)).and(target(owner(assignableTo(PUBLISHER)))))
            .because("nobody blocks and nobody subscribes, save classes named *Runner with a lifecycle");

    @ArchTest
    static final ArchRule time_comes_from_a_clock = noClasses()
            .that(not(simpleName("Uuids")))
            .should()
            .callCodeUnitWhere(target(asksTheMachine()))
            .because("time comes from the injected Clock; Uuids alone stamps ids with the machine's time");

    @ArchTest
    static final ArchRule one_place_makes_the_clock = noClasses()
            .that(not(simpleName("DatabaseConfiguration")))
            .should()
            .callMethodWhere(target(nameMatching("system.*|tick.*")).and(target(owner(assignableTo(Clock.class)))))
            .because("tests move the one Clock that is injected everywhere");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields = fields().should()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .andShould()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .andShould()
            .notBeAnnotatedWith("jakarta.inject.Inject")
            .andShould()
            .notBeAnnotatedWith("jakarta.annotation.Resource")
            .because("a constructor says what a class needs")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule settings_are_records_and_no_values = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
            .because("settings are one validated record per room");

    @ArchTest
    static final ArchRule names_say_something = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Dto|DTO|Util|Utils|Helper|Manager|Mapper|Service)")
            .because("use cases are verbs and collections plural nouns");

    @ArchTest
    static final ArchRule records_know_no_framework = noClasses()
            .that()
            .areRecords()
            .and()
            .resideOutsideOfPackages("..web..", "marketplace.pages..")
            .and()
            .haveSimpleNameNotEndingWith("Settings")
            .and()
            .areNotAnnotatedWith("org.springframework.stereotype.Component")
            .should()
            .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS))
            .because("values, states and news are plain; bodies live in web, pages are web, settings are bound, and a"
                    + " record of beans is wiring")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule one_door_to_the_database = noClasses()
            .that()
            .resideOutsideOfPackages("marketplace.shared", "marketplace.outbox")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.r2dbc..", "org.springframework.r2dbc..", "java.sql..", "org.postgresql.."))
            .because("all SQL goes through Sql, which knows the county");

    @ArchTest
    static final ArchRule one_door_to_stripe = noClasses()
            .that()
            .resideOutsideOfPackage("marketplace.payments.stripe")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.stripe..")
            .because("Stripe's library blocks and lives behind one class");

    @ArchTest
    static final ArchRule one_door_to_the_index = noClasses()
            .that()
            .resideOutsideOfPackage("marketplace.search.index")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("co.elastic..", "org.elasticsearch.client..")
            .because("the index is one room's business");

    @ArchTest
    static final ArchRule refusals_know_no_status = classes()
            .that()
            .areAssignableTo("marketplace.shared.Refusal")
            .should()
            .onlyDependOnClassesThat(not(resideInAnyPackage("org.springframework.http..", "org.springframework.web..")))
            .because("exactly one class turns a refusal into an answer over HTTP")
            .allowEmptyShould(true);

    private HouseRules() {}

    private static DescribedPredicate<CodeUnitCallTarget> asksTheMachine() {
        return DescribedPredicate.describe("asks the machine for the time", HouseRules::asksTheMachine);
    }

    private static boolean asksTheMachine(CodeUnitCallTarget called) {
        var withoutClock = called.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return switch (called.getName()) {
            case "now" -> withoutClock && called.getOwner().isAssignableTo(TemporalAccessor.class);
            case "currentTimeMillis" -> called.getOwner().isEquivalentTo(System.class);
            case "<init>" ->
                called.getOwner().isEquivalentTo(Date.class)
                        && called.getRawParameterTypes().isEmpty();
            default -> false;
        };
    }

    private static DescribedPredicate<JavaClass> named(String ending, UnaryOperator<JavaClass> of) {
        return DescribedPredicate.describe(
                "are named *" + ending, type -> of.apply(type).getSimpleName().endsWith(ending));
    }

    private static DescribedPredicate<JavaClass> simpleName(String name) {
        return DescribedPredicate.describe(
                "are " + name, type -> outermost(type).getSimpleName().equals(name));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseRules::outermost).orElse(type);
    }
}
