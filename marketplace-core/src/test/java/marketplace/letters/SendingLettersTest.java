package marketplace.letters;

import static marketplace.letters.Mails.html;
import static marketplace.letters.Mails.plain;
import static marketplace.shared.AcrossCounties.DUE;
import static marketplace.withdrawals.WithdrawalFixture.freshNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import marketplace.CoreTest;
import marketplace.outbox.CatchUp;
import marketplace.pages.Formats;
import marketplace.pages.Language;
import marketplace.shared.AccountId;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import marketplace.withdrawals.Declaration;
import marketplace.withdrawals.DeclareWithdrawal;
import marketplace.withdrawals.Withdrawal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Mono;

/** Letters on their way through a real mail server, by a clock that is moved by hand. */
class SendingLettersTest extends CoreTest {
    private static final Duration A_BIT = Duration.ofSeconds(1);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final String number = freshNumber();
    private final String mail = UUID.randomUUID() + "@example.org";

    @Autowired
    private Sql sql;

    @Autowired
    private List<Writer> writers;

    @Autowired
    private Stationery stationery;

    @Autowired
    private DeclareWithdrawal declare;

    @Autowired
    private ApplicationContext core;

    @Autowired
    private ParkedLetters parked;

    @BeforeEach
    void a_mail_server_and_nothing_queued() {
        server.start();
        CatchUp.of(core, "withdrawals", "letters");
        sql.across(DUE, "test.empty", "delete from letters.letter").run().block();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_withdrawal_is_confirmed_with_its_words_and_its_moment() throws Exception {
        var withdrawal = declared(Language.DE);

        send(A_BIT);

        var received = onlyMail();
        assertThat(received.getAllRecipients()).extracting(Object::toString).containsExactly(mail);
        assertThat(received.getSubject()).isEqualTo("Ihr Widerruf ist eingegangen");
        assertThat(received.getReplyTo()).extracting(Object::toString).containsExactly("markt@example.org");
        assertThat(received.getFrom())
                .extracting(Object::toString)
                .first()
                .asString()
                .contains("<markt@kreismarkt.test>");
        assertThat(plain(received))
                .contains("Vera *Berger* <b>", number, "die ganze Bestellung", "bestätigt nur den Eingang")
                .contains(new Formats(Language.DE).exactly(withdrawal.receivedAt()));
        assertThat(html(received))
                .contains("<html lang=\"de\">", "Vera *Berger* &lt;b&gt;", "href=\"http://localhost:8080/widerruf\"");
    }

    @Test
    void whoever_withdrew_in_english_is_answered_in_english() throws Exception {
        declared(Language.EN);

        send(A_BIT);

        assertThat(onlyMail().getSubject()).isEqualTo("Your withdrawal has arrived");
        assertThat(plain(onlyMail())).contains("your withdrawal arrived here on", "confirms the receipt only");
    }

    @Test
    void of_a_letter_that_went_out_its_subject_is_kept() {
        declared(Language.EN);

        send(A_BIT);

        assertThat(sql.across(DUE, "test.subjects", "select subject from letters.letter where outcome = 'SENT'")
                        .list(row -> row.text("subject"))
                        .block())
                .contains("Your withdrawal has arrived");
    }

    @Test
    void nothing_is_lost_while_the_mail_server_is_down() {
        declared(Language.DE);
        var port = server.getSmtp().getPort();
        server.stop();

        send(port, A_BIT);
        send(port, Duration.ofHours(30));
        var meanwhile = waiting();
        server.start();
        send(Duration.ofHours(31));

        assertThat(meanwhile).isEqualTo(1);
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(waiting()).isZero();
    }

    @Test
    void a_crash_between_accept_and_mark_sends_once_more_under_the_same_id_and_then_never() throws Exception {
        declared(Language.DE);
        dieAfterTheServerAccepted();

        send(A_BIT);
        var whileLeased = server.getReceivedMessages().length;
        send(Duration.ofMinutes(3));
        send(Duration.ofDays(1));

        var all = server.getReceivedMessages();
        assertThat(whileLeased).isEqualTo(1);
        assertThat(all).hasSize(2);
        assertThat(all[0].getMessageID()).isEqualTo(all[1].getMessageID()).endsWith("@kreismarkt.test>");
    }

    @Test
    void two_instances_at_once_send_a_letter_once() {
        declared(Language.DE);
        var port = server.getSmtp().getPort();

        Mono.when(sending(port, A_BIT).all(), sending(port, A_BIT).all()).block();

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_letter_refused_for_good_is_put_aside_with_its_reason_until_the_operator_sends_it_again() throws Exception {
        declared(Language.DE);
        try (var refusing = LetterFixture.refusing(550)) {
            send(refusing.getLocalPort(), A_BIT);
        }
        var aside = in(ERLENGRUND, () -> parked.list().contextWrite(somebody(Role.OPERATOR)::in));

        in(
                ERLENGRUND,
                () -> parked.again(aside.getFirst().id())
                        .contextWrite(somebody(Role.OPERATOR)::in)
                        .thenReturn(true));
        send(Duration.ofSeconds(2));

        assertThat(aside)
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("550").doesNotContain("@"));
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_server_that_asks_for_patience_is_asked_again() throws Exception {
        declared(Language.DE);
        try (var busy = LetterFixture.refusing(451)) {
            send(busy.getLocalPort(), A_BIT);
        }

        send(Duration.ofSeconds(3));
        var tooEarly = server.getReceivedMessages().length;
        send(Duration.ofSeconds(10));

        assertThat(tooEarly).isZero();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_letter_whose_reader_was_erased_is_closed() {
        var withdrawal = declared(Language.DE);
        in(
                ERLENGRUND,
                () -> sql.named("test.erase", """
                    delete from withdrawals.declaration where county = current_setting('app.county') and withdrawal = :id
                    """).bind("id", withdrawal.id()).change());

        send(A_BIT);

        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(waiting()).isZero();
    }

    @Test
    void the_same_cause_is_one_letter() {
        var letters = letters(A_BIT);
        var queue = letters.queue(Kind.WITHDRAWAL_RECEIPT, number);

        Mono.defer(() -> queue.then(queue))
                .contextWrite(Scope.of(ERLENGRUND).caused("the same news")::in)
                .block();

        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void only_the_operator_sees_what_lies_aside() {
        assertThatExceptionOfType(SignedIn.NotSignedIn.class).isThrownBy(() -> in(ERLENGRUND, parked::list));
        assertThatExceptionOfType(SignedIn.NotYours.class)
                .isThrownBy(() -> in(ERLENGRUND, () -> parked.list().contextWrite(somebody(Role.CARER)::in)));
    }

    private Withdrawal declared(Language language) {
        var words = new Declaration("Vera *Berger* <b>", number, "", "", mail);
        var withdrawal = in(ERLENGRUND, () -> declare.with(UUID.randomUUID(), language, words));
        CatchUp.of(core, "withdrawals", "letters");
        return withdrawal;
    }

    /** What is left when an instance dies at that point: a letter taken and accepted, but not marked. */
    private void dieAfterTheServerAccepted() {
        var letter = letters(A_BIT)
                .take(Clock.systemUTC().instant().plus(Duration.ofMinutes(2)))
                .block()
                .getFirst();
        var writer = writers.stream()
                .filter(one -> one.writes(letter.kind()))
                .findFirst()
                .orElseThrow();
        var smtp = new Smtp(LetterFixture.to(server.getSmtp().getPort()));
        var answer = in(
                ERLENGRUND,
                () -> writer.write(letter)
                        .flatMap(words -> stationery.mail(letter, words))
                        .flatMap(smtp::send));
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
    }

    private void send(Duration later) {
        send(server.getSmtp().getPort(), later);
    }

    private void send(int port, Duration later) {
        sending(port, later).all().block();
    }

    private SendLetters sending(int port, Duration later) {
        var settings = LetterFixture.to(port);
        var clock = Clock.offset(Clock.systemUTC(), later);
        return new SendLetters(letters(later), writers, stationery, new Smtp(settings), settings, clock);
    }

    private Letters letters(Duration later) {
        return new Letters(sql, Clock.offset(Clock.systemUTC(), later));
    }

    private long waiting() {
        return sql.across(DUE, "test.waiting", "select count(*) as waiting from letters.letter where closed_at is null")
                .find(row -> row.number("waiting"))
                .block();
    }

    private MimeMessage onlyMail() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static SignedIn somebody(Role role) {
        return new SignedIn(ERLENGRUND, AccountId.fresh(), "Ida Kurz", Set.of(new Grant(role, null)), Set.of(), null);
    }
}
