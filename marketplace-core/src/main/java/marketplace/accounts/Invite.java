package marketplace.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Grants something to whoever proves this mail address within thirty days. */
@Component
public class Invite {
    private static final Duration OPEN_FOR = Duration.ofDays(30);

    private final Sql sql;
    private final Clock clock;

    Invite(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public Mono<Void> with(String mail, Grant grant) {
        return Scope.current()
                .flatMap(scope -> sql.named("accounts.invite", """
                    insert into accounts.invitation (county, mail, role, merchant, invited_by, invited_at, expires_at)
                    values (:county, lower(:mail), :role, :merchant, :by, :at, :expires)
                    on conflict (county, mail, role, merchant) do update set expires_at = excluded.expires_at
                    """)
                        .bind("county", scope.county())
                        .bind("mail", mail)
                        .bind("role", grant.role())
                        .bind("merchant", grant.merchant(), UUID.class)
                        .bind("by", scope.by(), UUID.class)
                        .bind("at", clock.instant())
                        .bind("expires", clock.instant().plus(OPEN_FOR))
                        .run());
    }
}
