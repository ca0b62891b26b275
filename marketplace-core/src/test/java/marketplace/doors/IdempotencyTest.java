package marketplace.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.outbox.web.Creates;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every call that makes something: the same key and body make it once and are answered alike. */
class IdempotencyTest extends Knocking {
    /** Steps of something that is there; each may be repeated as it is. */
    private static final Set<String> STEPS = Set.of(
            "accept",
            "refuse",
            "pack",
            "ask",
            "answer",
            "hand-over",
            "cancel",
            "seen",
            "settled",
            "settle",
            "fetched",
            "moves",
            "start",
            "load",
            "missed",
            "leave",
            "skip",
            "end");

    /** Said again with another word in it. */
    private static final String A_NAME = "\"(name|title|givenName)\":\"";

    @Test
    void a_post_of_the_api_makes_something_once_or_is_a_step_that_may_be_repeated() {
        var others = DoorTable.doors().stream()
                .filter(door -> door.isApi() && door.method().name().equals("POST"))
                .filter(door -> !creating().contains(door.route()))
                .map(Door::path)
                .filter(path -> !STEPS.contains(path.replaceAll(".*/", "")));

        assertThat(others)
                .as("Annotate it with @Creates and answer through Idempotent, or name it here as a step")
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> the_same_key_and_body_make_it_once() {
        return doors().map(door -> dynamicTest(door.toString(), () -> once(door)));
    }

    @TestFactory
    Stream<DynamicTest> while_the_first_is_at_work_the_second_comes_back_later() {
        return doors().map(door -> dynamicTest(door.toString(), () -> later(door)));
    }

    private void once(Door door) throws SQLException {
        var caller = entitled(door);
        var key = UUID.randomUUID().toString();

        var first = caller.knock(door, things, key);
        var before = fingerprints();
        var second = caller.knock(door, things, key);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(second).isEqualTo(first);
        assertThat(caller.knock(otherwise(door), things, key).status()).isEqualTo(409);
        assertThat(fingerprints()).isEqualTo(before);
        if (!keyInBody(door)) {
            assertThat(caller.knock(door, things, "").status()).isEqualTo(422);
            assertThat(fingerprints()).isEqualTo(before);
        }
    }

    private void later(Door door) throws SQLException {
        var caller = entitled(door);
        var key = UUID.randomUUID().toString();
        try (var other = database().app().connect();
                var lock = other.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            other.setAutoCommit(false);
            lock.setString(1, ERLENGRUND + "/" + caller.account() + "/" + key);
            lock.execute();

            var answer = caller.knock(door, things, key);

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body()).contains("/problems/still-at-work");
            assertThat(answer.retryAfter()).isEqualTo("1");
            other.rollback();
        }
    }

    /** The same door with another body; without one, another door under the same key. */
    private static Door otherwise(Door door) {
        var other = door.body().replaceFirst(A_NAME, "\"$1\":\"Other ");
        return other.equals(door.body())
                ? new Door(door.who(), door.method(), "/api/v1/merchants", "{\"name\":\"Other\",\"trade\":\"bakery\"}")
                : new Door(door.who(), door.method(), door.path(), other);
    }

    private Stream<Door> doors() {
        var creating = creating();
        return DoorTable.doors().stream().filter(door -> creating.contains(door.route()));
    }

    private Set<String> creating() {
        return routes(_ -> true);
    }

    private boolean keyInBody(Door door) {
        return routes(Creates::keyInBody).contains(door.route());
    }

    private Set<String> routes(Predicate<Creates> such) {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(entry -> Optional.ofNullable(entry.getValue().getMethodAnnotation(Creates.class))
                        .filter(such)
                        .isPresent())
                .flatMap(entry -> entry.getKey().getPatternsCondition().getPatterns().stream())
                .map(pattern -> Door.routeOf("POST", pattern.getPatternString()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
