package marketplace.households;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marketplace.households.Household.Member;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Who is in a household, and how one comes in and goes. */
class LivingTogetherTest extends HouseholdTest {
    @Test
    void whoever_invites_founds_a_household_and_whoever_has_the_code_joins_it() {
        assertThat(householdOf(johanna).isNone()).isTrue();
        var code = invitedBy(johanna);
        assertThat(householdOf(johanna).invitations()).hasSize(1);

        joins(vera, code);

        assertThat(householdOf(johanna).invitations()).isEmpty();
        assertThat(householdOf(johanna).members()).extracting(Member::isMe).containsExactly(true, false);
        assertThat(householdOf(vera).members()).extracting(Member::name).containsExactly("Vera Berger", "Vera Berger");
    }

    @Test
    void a_code_is_understood_as_people_write_it() {
        var code = invitedBy(johanna);

        var typed =
                code.grouped().toLowerCase().replace('0', 'o').replace('1', 'l').replace('-', ' ');

        assertThat(code.grouped()).matches("(\\w{4}-){3}\\w{4}");
        assertThat(Code.of(typed)).isEqualTo(code);
        assertThat(by(vera, join.ask(Code.of(typed)))).isEqualTo("Vera Berger");
    }

    @Test
    void a_code_lets_one_person_in_and_by_her_is_harmless_again() {
        var code = invitedBy(johanna);
        joins(vera, code);

        joins(vera, code);

        wrong(paul, code);
        assertThat(householdOf(johanna).members()).hasSize(2);
    }

    @Test
    void a_code_that_is_too_old_taken_back_or_made_anew_counts_no_longer() {
        var id = UUID.randomUUID();
        var first = by(johanna, invite.with(id));
        var second = by(johanna, invite.with(id));
        wrong(vera, first);
        assertThat(householdOf(johanna).invitations()).hasSize(1);

        by(johanna, invite.takeBack(id).thenReturn(true));
        wrong(vera, second);

        var old = invitedBy(johanna);
        owner("set app.county = '99001'; update households.invitation set expires_at = now()");
        wrong(vera, old);
        wrong(vera, Code.of("anything"));
        assertThat(householdOf(vera).isNone()).isTrue();
    }

    @Test
    void two_with_one_code_at_the_same_moment_leave_one_in() {
        var code = invitedBy(johanna);

        var joined = Flux.just(vera, paul)
                .flatMap(person ->
                        Mono.fromCallable(() -> joined(person, code)).subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block();

        assertThat(joined).containsExactlyInAnyOrder(true, false);
        assertThat(householdOf(johanna).members()).hasSize(2);
    }

    @Test
    void nobody_is_in_two_households() {
        together(johanna, vera);
        var other = invitedBy(paul);

        assertThatExceptionOfType(HouseholdRefused.Elsewhere.class).isThrownBy(() -> joins(vera, other));
        assertThat(householdOf(paul).members()).hasSize(1);
        assertThat(householdOf(paul).invitations()).hasSize(1);
    }

    @Test
    void eight_are_a_household_those_invited_included() {
        together(johanna, vera);
        IntStream.range(2, Household.MOST).forEach(_ -> invitedBy(vera));

        assertThat(householdOf(johanna).isFull()).isTrue();
        Stream.of(johanna, vera)
                .forEach(host ->
                        assertThatExceptionOfType(HouseholdRefused.Full.class).isThrownBy(() -> invitedBy(host)));
        owner("set app.county = '99001'; update households.invitation set expires_at = now()");
        assertThat(invitedBy(vera)).isNotNull();
    }

    @Test
    void whoever_goes_is_out_at_once_and_what_she_invited_to_counts_no_longer() {
        together(johanna, vera);
        var code = invitedBy(vera);

        leaves(vera);

        wrong(paul, code);
        assertThat(householdOf(vera).isNone()).isTrue();
        assertThat(householdOf(johanna).members()).hasSize(1);
    }

    @Test
    void she_who_invited_takes_out_and_nobody_else() {
        together(johanna, vera, paul);

        Stream.of(vera, person(ERLENGRUND))
                .forEach(other -> assertThatExceptionOfType(HouseholdRefused.NoSuchMember.class)
                        .isThrownBy(() -> takesOut(other, paul)));
        assertThatExceptionOfType(HouseholdRefused.NoSuchMember.class).isThrownBy(() -> takesOut(vera, johanna));
        takesOut(johanna, paul);

        assertThat(householdOf(paul).isNone()).isTrue();
        assertThat(householdOf(vera).members()).hasSize(2);
    }

    @Test
    void strangers_take_no_invitation_back() {
        var id = UUID.randomUUID();
        by(johanna, invite.with(id));
        together(paul, vera);

        for (var other : List.of(vera, person(ERLENGRUND))) {
            assertThatExceptionOfType(HouseholdRefused.NoSuchInvitation.class)
                    .isThrownBy(() -> by(other, invite.takeBack(id).thenReturn(true)));
        }
        assertThat(householdOf(johanna).invitations()).hasSize(1);
    }

    @Test
    void a_household_with_nobody_is_deleted() {
        var before = households();
        together(johanna, vera);
        invitedBy(johanna);
        assertThat(households()).isEqualTo(before + 1);

        leaves(johanna);
        leaves(vera);

        assertThat(households()).isEqualTo(before);
    }

    @Test
    void the_last_two_who_go_at_the_same_moment_leave_nothing_behind() {
        var before = households();
        together(johanna, vera);

        Flux.just(johanna, vera)
                .flatMap(person -> Mono.fromRunnable(() -> leaves(person)).subscribeOn(Schedulers.boundedElastic()))
                .blockLast();

        assertThat(households()).isEqualTo(before);
    }

    @Test
    void a_code_of_one_county_counts_in_no_other() {
        var code = invitedBy(johanna);
        var elsewhere = person(HOHENFELS);

        elsewhere
                .program()
                .put()
                .uri("/api/v1/me/household")
                .bodyValue(Map.of("code", code.text()))
                .exchange()
                .expectStatus()
                .isEqualTo(422);
    }

    private boolean joined(Person person, Code code) {
        try {
            joins(person, code);
            return true;
        } catch (HouseholdRefused.WrongCode _) {
            return false;
        }
    }

    private void wrong(Person person, Code code) {
        assertThatExceptionOfType(HouseholdRefused.WrongCode.class).isThrownBy(() -> joins(person, code));
    }

    private static long households() {
        try (var connection = database().feed().connect();
                var sql = connection.createStatement();
                var rows = sql.executeQuery("select count(*) from households.household")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
