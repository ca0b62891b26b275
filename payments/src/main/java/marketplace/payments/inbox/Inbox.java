package marketplace.payments.inbox;

import static marketplace.shared.AcrossCounties.STRIPE_INBOX;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import marketplace.outbox.Faults;
import marketplace.outbox.Retention;
import marketplace.payments.stripe.Signatures;
import marketplace.payments.stripe.Signatures.Endpoint;
import marketplace.payments.stripe.StripeSettings;
import marketplace.shared.Row;
import marketplace.shared.Sql;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All letters of Stripe's; one that cannot be worked is tried again, then parked where the operator sees it. */
@Component
public class Inbox {

    /** As many as are worked side by side: whoever ends the process takes no more than these with it. */
    static final int BATCH = 8;

    private static final int TRIES = 10;

    private final Sql sql;
    private final Clock clock;
    private final Signatures signatures;
    private final StripeSettings settings;

    Inbox(Sql sql, Clock clock, Signatures signatures, StripeSettings settings) {
        this.sql = sql;
        this.clock = clock;
        this.signatures = signatures;
        this.settings = settings;
    }

    @Bean
    static Retention lettersKept() {
        return new Retention("inbox.letter", "received_at", Duration.ofDays(90), "state = 'DONE'");
    }

    /** A letter taken to be worked, and for the how manieth time. */
    record Taken(Letter letter, int tries) {}

    /** Keeps a letter; a second copy changes nothing. One in another version of the API is parked unread. */
    public Mono<Void> keep(Letter letter) {
        boolean readable = letter.apiVersion().equals(signatures.apiVersion());
        String reason = readable ? "" : "written in API version " + letter.apiVersion();
        return sql.across(STRIPE_INBOX, "inbox.keep", """
            insert into inbox.letter (id, endpoint, account, type, api_version, object, marked_county, subject,
              state, reason, received_at, next_at)
            values (:id, :endpoint, :account, :type, :version, :object, :county, :subject,
              :state, :reason, :now, :now)
            on conflict (id) do nothing
            """)
                .bind("id", letter.id())
                .bind("endpoint", letter.endpoint())
                .bind("account", letter.account(), String.class)
                .bind("type", letter.type())
                .bind("version", letter.apiVersion())
                .bind("object", letter.object())
                .bind("county", letter.county(), String.class)
                .bind("subject", letter.subject(), String.class)
                .bind("state", readable ? "NEW" : "PARKED")
                .bind("reason", reason)
                .bind("now", clock.instant())
                .run();
    }

    /**
     * Letters to be worked, leased for as long as a look may take; worked twice they change nothing. The try counts from
     * here on, so that a letter whose work ends the process is parked, too.
     */
    Mono<List<Taken>> take() {
        return parkTheSpent()
                .then(sql.across(STRIPE_INBOX, "inbox.take", """
                    update inbox.letter set next_at = :until, tries = tries + 1 where id in (
                      select id from inbox.letter where state = 'NEW' and next_at <= :now
                      order by next_at limit :batch for update skip locked)
                    returning *
                    """)
                        .bind("now", clock.instant())
                        .bind("until", clock.instant().plus(settings.lease()))
                        .bind("batch", BATCH)
                        .list(Inbox::read));
    }

    private Mono<Void> parkTheSpent() {
        return sql.across(STRIPE_INBOX, "inbox.spent", """
            update inbox.letter set state = 'PARKED', reason = case reason when '' then 'work on it never ended' else reason end
            where state = 'NEW' and next_at <= :now and tries >= :most
            """)
                .bind("now", clock.instant())
                .bind("most", TRIES)
                .run();
    }

    Mono<Void> done(Letter letter) {
        return sql.across(STRIPE_INBOX, "inbox.done", "update inbox.letter set state = 'DONE' where id = :id")
                .bind("id", letter.id())
                .run();
    }

    Mono<Void> park(Letter letter, String reason) {
        return sql.across(STRIPE_INBOX, "inbox.park", """
            update inbox.letter set state = 'PARKED', reason = left(:reason, 500) where id = :id
            """)
                .bind("id", letter.id())
                .bind("reason", reason)
                .run();
    }

    /** Tries again in a minute; that the surroundings rest is no fault of the letter's, so its try is given back. */
    Mono<Void> rests(Taken taken, String reason) {
        return sql.across(STRIPE_INBOX, "inbox.rests", """
            update inbox.letter set next_at = :next, tries = greatest(tries - 1, 0), reason = left(:reason, 500)
            where id = :id
            """)
                .bind("next", clock.instant().plus(Faults.REST))
                .bind("reason", reason)
                .bind("id", taken.letter.id())
                .run();
    }

    /** Tries again later, after a pause that doubles; parks after {@value #TRIES} tries. */
    Mono<Void> failed(Taken taken, String reason) {
        if (taken.tries >= TRIES) {
            return park(taken.letter, reason);
        }
        return sql.across(STRIPE_INBOX, "inbox.later", """
            update inbox.letter set next_at = :next, reason = left(:reason, 500) where id = :id
            """)
                .bind("next", clock.instant().plusSeconds(1L << taken.tries))
                .bind("reason", reason)
                .bind("id", taken.letter.id())
                .run();
    }

    /** The number of letters parked. */
    public Mono<Long> parked() {
        return sql.across(STRIPE_INBOX, "inbox.parked", """
            select count(*) as n from inbox.letter where state = 'PARKED'
            """).find(row -> row.number("n"));
    }

    private static Taken read(Row row) {
        var letter = new Letter(
                row.text("id"),
                Endpoint.valueOf(row.text("endpoint")),
                row.findText("account"),
                row.text("type"),
                row.text("api_version"),
                row.text("object"),
                row.findText("marked_county"),
                row.findText("subject"));
        return new Taken(letter, row.count("tries"));
    }
}
