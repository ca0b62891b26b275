package marketplace.letters;

import static marketplace.merchants.Stall.as;
import static marketplace.merchants.Stall.signedIn;
import static marketplace.merchants.Stall.staffOf;
import static marketplace.shared.AcrossCounties.DUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import marketplace.CoreTest;
import marketplace.accounts.CountyPeople;
import marketplace.accounts.Staff;
import marketplace.merchants.ReviewMerchant;
import marketplace.merchants.Stall;
import marketplace.outbox.CatchUp;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What people are told who are invited, and businesses on their way to the market. */
class JoiningLettersTest extends CoreTest {
    @Autowired
    private Stall stall;

    @Autowired
    private ReviewMerchant review;

    @Autowired
    private CountyPeople people;

    @Autowired
    private Staff staff;

    @Autowired
    private Letters letters;

    @Autowired
    private JoiningLetters writer;

    @Autowired
    private ApplicationContext core;

    @Autowired
    private Sql sql;

    private SignedIn operator;
    private final String mail = UUID.randomUUID() + "@example.org";

    @BeforeEach
    void nothing_queued() {
        told();
        sql.across(DUE, "test.empty", "delete from letters.letter").run().block();
        operator = signedIn(ERLENGRUND, person(ERLENGRUND).account(), new Grant(Role.OPERATOR, null));
    }

    @Test
    void an_application_is_confirmed_and_told_to_the_operator_and_each_step_is_told_once() {
        var kern = applied();
        assertThat(told())
                .extracting(Words::subject)
                .containsExactlyInAnyOrder("Ihr Antrag ist angekommen", "Antrag: Bäckerei Kern");

        as(operator, review.refuse(kern, "Bitte die *Kammer* nennen."));
        var returned = told();
        stall.applyAgain(ERLENGRUND, kern);
        as(operator, review.approve(kern));
        as(operator, review.waiveVatId(kern));
        var approved = told();

        assertThat(returned)
                .singleElement()
                .satisfies(letter -> assertThat(letter.body()).contains("fehlt noch etwas", "Kammer"));
        assertThat(approved)
                .extracting(Words::subject)
                .containsExactlyInAnyOrder(
                        "Ihr Antrag ist angekommen", "Antrag: Bäckerei Kern", "Sie können jetzt verkaufen");
    }

    @Test
    void a_suspension_is_told_with_its_reasons_and_what_can_be_done() {
        var kern = applied();
        as(operator, review.approve(kern));
        told();

        as(operator, review.suspend(kern, "Lebensmittelaufsicht"));

        assertThat(told())
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.body()).contains("ausgesetzt", "Lebensmittelaufsicht", "sechs Monaten"));
    }

    @Test
    void whoever_is_invited_is_told_once_to_what_and_until_when() {
        var kern = applied();
        told();

        as(staffOf(ERLENGRUND, kern), staff.invite(kern, mail));
        as(staffOf(ERLENGRUND, kern), staff.invite(kern, mail));
        as(operator, people.invite(mail, Role.CARER));
        var told = told();

        assertThat(told).hasSize(2).allSatisfy(letter -> assertThat(letter.to()).isEqualTo(mail));
        assertThat(told)
                .extracting(Words::body)
                .anySatisfy(
                        body -> assertThat(body).contains("Mitarbeit in einem Betrieb", "Bäckerei Kern", "/anmelden"))
                .anySatisfy(body -> assertThat(body).contains("Kümmerer"));
    }

    @Test
    void an_invitation_that_was_withdrawn_is_not_written() {
        as(operator, people.invite(mail, Role.CARER));
        var invited = as(operator, people.invited()).getFirst();
        as(operator, people.withdraw(invited.id()));

        assertThat(told()).isEmpty();
    }

    private MerchantId applied() {
        return stall.applied(ERLENGRUND, person(ERLENGRUND).account(), "Bäckerei Kern", WEIDENBACH.code());
    }

    /** What is written of all that waits. */
    private List<Words> told() {
        CatchUp.of(core, "letters");
        var until = Clock.systemUTC().instant().plusSeconds(3_600);
        return in(ERLENGRUND, () -> letters.take(until).flatMap(this::written));
    }

    private Mono<List<Words>> written(List<Letter> taken) {
        return Flux.fromIterable(taken)
                .filter(letter -> writer.writes(letter.kind()))
                .concatMap(writer::write)
                .collectList();
    }
}
