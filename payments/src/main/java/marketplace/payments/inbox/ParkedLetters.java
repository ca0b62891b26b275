package marketplace.payments.inbox;

import static marketplace.shared.AcrossCounties.STRIPE_INBOX;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import marketplace.payments.onboarding.PayoutAccounts;
import marketplace.shared.CountyCode;
import marketplace.shared.Query;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The letters given up that are a county's: of an account of one of its merchants, or marked by us as its own. A letter of
 * an account nobody owns is no county's; the gauge alone counts it.
 */
@Component
public class ParkedLetters {
    private static final int MOST = 100;
    private static final String OURS = "state = 'PARKED' and (marked_county = :county or account = any(:accounts))";

    private final PayoutAccounts accounts;
    private final Sql sql;
    private final Clock clock;

    ParkedLetters(PayoutAccounts accounts, Sql sql, Clock clock) {
        this.accounts = accounts;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A letter given up.
     *
     * @param object Stripe's id of what it is about
     */
    public record Parked(String id, String type, String object, String reason, Instant receivedAt) {}

    /** The oldest first, at most a hundred. */
    public Mono<List<Parked>> list() {
        return ours("inbox.parked-of-county", """
            select id, type, object, reason, received_at from inbox.letter where %s order by received_at, id limit :most
            """.formatted(OURS))
                .flatMap(query -> query.bind("most", MOST)
                        .list(row -> new Parked(
                                row.text("id"),
                                row.text("type"),
                                row.text("object"),
                                row.text("reason"),
                                row.instant("received_at"))));
    }

    /** Gives this letter its tries back, from now on; gone, under way or another county's, nothing happens. */
    public Mono<Void> again(String letter) {
        return ours("inbox.again", """
            update inbox.letter set state = 'NEW', tries = 0, reason = '', next_at = :now where id = :id and %s
            """.formatted(OURS))
                .flatMap(query ->
                        query.bind("id", letter).bind("now", clock.instant()).run());
    }

    private Mono<Query> ours(String name, String text) {
        return Mono.zip(
                Scope.current().map(Scope::county),
                accounts.listAccounts(),
                (CountyCode county, List<String> all) -> sql.across(STRIPE_INBOX, name, text)
                        .bind("county", county)
                        .bind("accounts", all));
    }
}
