package marketplace.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import marketplace.shared.MerchantId;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Grants something to whoever proves this mail address within thirty days; or no longer. */
@Component
public class Invite {
    private static final Duration OPEN_FOR = Duration.ofDays(30);
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,180}\\.[^\\s@<>,;\".]{2,}");

    private final Sql sql;
    private final Clock clock;

    Invite(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public Mono<Void> with(String mail, Grant grant) {
        return Scope.current()
                .filter(_ -> MAIL.matcher(mail.strip()).matches())
                .switchIfEmpty(Mono.error(AccountRefused.NoMail::new))
                .flatMap(scope -> sql.named("accounts.invite", """
                    with asked as (
                      insert into accounts.invitation (county, mail, role, merchant, invited_by, invited_at, expires_at)
                      values (:county, lower(:mail), :role, :merchant, :by, :at, :expires)
                      on conflict (county, mail, role, merchant) do update set expires_at = excluded.expires_at
                      returning role
                    )
                    insert into accounts.grant_change (county, id, role, merchant, change, changed_by, changed_at)
                    select :county, uuidv7(), role, :merchant, 'INVITED', :by, :at from asked
                    """)
                        .bind("county", scope.county())
                        .bind("mail", mail.strip())
                        .bind("role", grant.role())
                        .bind("merchant", grant.merchant(), UUID.class)
                        .bind("by", scope.by(), UUID.class)
                        .bind("at", clock.instant())
                        .bind("expires", clock.instant().plus(OPEN_FOR))
                        .run());
    }

    /** @param merchant whose it must be; none: the county's own */
    Mono<Void> withdraw(UUID invitation, @Nullable MerchantId merchant) {
        return Scope.current()
                .flatMap(scope -> sql.named("accounts.uninvite", """
                    with gone as (
                      delete from accounts.invitation
                      where county = :county and id = :id and merchant is not distinct from :merchant returning role
                    )
                    insert into accounts.grant_change (county, id, role, merchant, change, changed_by, changed_at)
                    select :county, uuidv7(), role, :merchant, 'UNINVITED', :by, :at from gone
                    """)
                        .bind("county", scope.county())
                        .bind("id", invitation)
                        .bind("merchant", merchant, UUID.class)
                        .bind("by", scope.by(), UUID.class)
                        .bind("at", clock.instant())
                        .change())
                .flatMap(gone -> gone == 1 ? Mono.empty() : Mono.error(new AccountRefused.NoSuchInvitation()));
    }
}
