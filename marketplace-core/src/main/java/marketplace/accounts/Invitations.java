package marketplace.accounts;

import java.util.UUID;
import marketplace.shared.MerchantId;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Invitations, for the room that writes to those who are invited. */
@Component
public class Invitations {
    private final Sql sql;

    Invitations(Sql sql) {
        this.sql = sql;
    }

    /** @param merchant to whose staff; none: a role for the county */
    public record Asked(Invitation invitation, @Nullable MerchantId merchant) {}

    /** Nothing once it was accepted or withdrawn. */
    public Mono<Asked> find(UUID id) {
        return Scope.current()
                .flatMap(scope -> sql.named("invitations.find", """
                    select id, mail, role, merchant, expires_at from accounts.invitation
                    where county = :county and id = :id
                    """)
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(row -> new Asked(
                                new Invitation(
                                        row.uuid("id"),
                                        row.text("mail"),
                                        Role.valueOf(row.text("role")),
                                        row.instant("expires_at")),
                                merchant(row.findUuid("merchant")))));
    }

    private static @Nullable MerchantId merchant(@Nullable UUID id) {
        return id == null ? null : new MerchantId(id);
    }
}
