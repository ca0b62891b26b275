package marketplace.letters;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import marketplace.shared.Refusal;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Letters that could not be sent, for the operator to look at. */
@Component
public class ParkedLetters {
    private static final int MOST = 100;

    private final Sql sql;
    private final Clock clock;

    ParkedLetters(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A letter put aside, and why. */
    public record Parked(UUID id, String kind, Instant queuedAt, Instant parkedAt, String reason) {
        /** The end of the key under which its kind has a name. */
        public String key() {
            return kind.toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What lies aside in this county; at most a hundred, the oldest first. */
    public Mono<List<Parked>> list() {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(me -> sql.named("letters.parked", """
                    select id, kind, queued_at, closed_at, reason from letters.letter
                    where county = :county and outcome = 'PARKED' order by closed_at, id limit :most
                    """)
                        .bind("county", me.county())
                        .bind("most", MOST)
                        .list(row -> new Parked(
                                row.uuid("id"),
                                row.text("kind"),
                                row.instant("queued_at"),
                                row.instant("closed_at"),
                                row.text("reason"))));
    }

    /** What was wrong is mended: it is tried again at once. */
    public Mono<Void> again(UUID id) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(me -> sql.named("letters.again", """
                    update letters.letter set outcome = null, closed_at = null, tries = 0, next_at = :now
                    where county = :county and id = :id and outcome = 'PARKED'
                    """)
                        .bind("county", me.county())
                        .bind("id", id)
                        .bind("now", clock.instant())
                        .change())
                .flatMap(again -> again == 1 ? Mono.<Void>empty() : Mono.error(new NoSuchLetter()));
    }

    /** Nothing of this county lies aside under that id. */
    static final class NoSuchLetter extends Refusal {
        private static final long serialVersionUID = 1;

        NoSuchLetter() {
            super(Kind.ABSENT, "no-such-letter", "No such letter lies aside.");
        }
    }
}
