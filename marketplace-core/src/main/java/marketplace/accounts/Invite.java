package marketplace.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import marketplace.accounts.news.Invited;
import marketplace.outbox.Outbox;
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
    private static final Pattern MAIL =
            Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,180}\\.[^\\s@<>,;\".]{2,}");

    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    Invite(Outbox outbox, Sql sql, Clock clock) {
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    /** The same again only lasts longer. */
    public Mono<Void> with(String mail, Grant grant) {
        return Scope.current()
                .filter(_ -> MAIL.matcher(mail.strip()).matches())
                .switchIfEmpty(Mono.error(AccountRefused.NoMail::new))
                .flatMap(scope -> sql.together(
                        asked(scope, mail.strip(), grant).flatMap(this::told).thenReturn(true)))
                .then();
    }

    private record Asked(UUID id, boolean fresh) {}

    private Mono<Asked> asked(Scope scope, String mail, Grant grant) {
        return sql.named("accounts.invite", """
            with asked as (
              insert into accounts.invitation (county, mail, role, merchant, invited_by, invited_at, expires_at)
              values (:county, lower(:mail), :role, :merchant, :by, :at, :expires)
              on conflict (county, mail, role, merchant) do update set expires_at = excluded.expires_at
              returning id, role, xmax = 0 as fresh
            ), noted as (
              insert into accounts.grant_change (county, id, role, merchant, change, changed_by, changed_at)
              select :county, uuidv7(), role, :merchant, 'INVITED', :by, :at from asked
            )
            select id, fresh from asked
            """)
                .bind("county", scope.county())
                .bind("mail", mail)
                .bind("role", grant.role())
                .bind("merchant", grant.merchant(), UUID.class)
                .bind("by", scope.by(), UUID.class)
                .bind("at", clock.instant())
                .bind("expires", clock.instant().plus(OPEN_FOR))
                .find(row -> new Asked(row.uuid("id"), row.flag("fresh")));
    }

    private Mono<Void> told(Asked asked) {
        return asked.fresh() ? outbox.append(new Invited(asked.id())) : Mono.empty();
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
