package marketplace.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import marketplace.doors.Caller.Answer;
import marketplace.doors.Door.Who;
import marketplace.openapi.OpenApi;
import marketplace.testing.KeptRows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every route there is, knocked at by everybody who may not, with ids of things that are somebody else's: each is
 * refused and nothing changes. Then whoever may knocks, so that a refusal is no accident of a wrong path.
 */
class RefusalsTest extends Knocking {
    /** Search does not run beside this test. */
    private static final int SERVICE_BESIDE_RESTS = 503;

    private final OpenApi document = OpenApi.published();

    @Autowired
    private ApplicationContext core;

    private Memory memory;
    private KeptRows rows;
    private Runnable payments;

    @BeforeEach
    void all_is_kept() throws SQLException {
        memory = Memory.of(core);
        rows = database().keep();
        payments = PAYMENTS.keep();
    }

    @AfterEach
    void nothing_is_kept_any_more() throws SQLException {
        rows.close();
    }

    @Test
    void of_every_route_it_is_said_who_may() {
        assertThat(DoorTable.unsaid(DoorTable.routes(handlers))).isEmpty();
        assertThat(DoorTable.gone(DoorTable.routes(handlers))).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> nobody_else_comes_in_and_nothing_changes() {
        return DoorTable.doors().stream().map(door -> dynamicTest(door.toString(), () -> nobodyElse(door)));
    }

    /** Each door finds all as it was made. */
    private void nobodyElse(Door door) throws SQLException {
        try {
            knockedAt(door);
        } finally {
            payments.run();
            if (rows.putBack()) {
                memory.forget();
            }
        }
    }

    private void knockedAt(Door door) throws SQLException {
        var before = fingerprints();

        notAllowed(door).parallelStream().forEach(caller -> isRefused(caller, door));
        others(door).forEach(caller -> seesNothingOfSomebodyElse(caller, door));
        assertThat(fingerprints()).isEqualTo(before);
        among(door).forEach(caller -> seesNothingOfSomebodyElse(caller, door));
        comesIn(door);
    }

    private void isRefused(Caller caller, Door door) {
        var answer = caller.knock(door, things);
        assertThat(answer.isRefusal())
                .as("%s must be refused but got %s", caller.name(), answer)
                .isTrue();
        isWrittenDown(door, answer);
    }

    /** Whoever the table says may knocks last: it may be too late or too early for it, but it is no stranger's answer. */
    private void comesIn(Door door) {
        var answer = entitled(door).knock(door, things);
        assertThat(answer.isRefusal())
                .as("%s may, but got %s", entitled(door).name(), answer)
                .isFalse();
        assertThat(answer.status())
                .as(answer.body())
                .matches(status -> status < 500 || status == SERVICE_BESIDE_RESTS)
                .isNotEqualTo(400)
                .isNotEqualTo(415);
        isWrittenDown(door, answer);
    }

    /** What the API answers stands in its document, statuses and bodies alike. */
    private void isWrittenDown(Door door, Answer answer) {
        if (door.isApi()) {
            assertThat(document.unsaid(door.route(), answer.status(), answer.body()))
                    .isEmpty();
        }
    }

    private void seesNothingOfSomebodyElse(Caller caller, Door door) {
        var answer = caller.knock(door, things);

        assertThat(answer.status())
                .as("%s: %s", caller.name(), answer.body())
                .matches(status -> status < 500 || status == SERVICE_BESIDE_RESTS);
        if (answer.status() < 400) {
            assertThat(SECRET.stream().map(things::get)).as(caller.name()).noneMatch(answer.body()::contains);
        }
    }

    private List<Caller> notAllowed(Door door) {
        var callers = new ArrayList<Caller>();
        if (door.is(Who.LINK) || door.namesThings() && door.isForChosen() && !door.is(Who.SERVICE)) {
            callers.add(elsewhere);
        }
        if (!door.is(Who.OPEN) && !door.is(Who.LINK) && !door.is(Who.VISIT)) {
            callers.add(stranger);
        }
        return door.isForChosen() ? chosenAlone(door, callers) : callers;
    }

    private List<Caller> chosenAlone(Door door, List<Caller> callers) {
        callers.add(resident);
        if (!door.is(Who.STAFF) || door.namesThings()) {
            callers.addAll(List.of(butcher, till));
        }
        if (door.is(Who.COURIER) && door.namesThings()) {
            callers.add(otherCourier);
        }
        if (!door.is(Who.HOLDER)) {
            callers.add(caller("a member of the buyer's household", vera));
        }
        if (!door.is(Who.STAFF)) {
            callers.add(caller("a merchant", anna));
        }
        if (!door.is(Who.SERVICE)) {
            callers.addAll(List.of(service, crossing(door)));
        }
        roles.keySet().stream().filter(who -> !door.is(who)).map(roles::get).forEach(callers::add);
        return callers;
    }

    /** People of another county, who may do the like there. */
    private Stream<Caller> others(Door door) {
        return door.is(Who.SERVICE) || door.is(Who.LINK) ? Stream.empty() : Stream.of(elsewhere, impostor);
    }

    /** Neighbours, who may come in as well and see what is their own. */
    private Stream<Caller> among(Door door) {
        var ownOnly = door.is(Who.VISIT) || door.is(Who.PERSON);
        return ownOnly && !door.namesThings() ? Stream.of(resident, butcher) : Stream.empty();
    }
}
