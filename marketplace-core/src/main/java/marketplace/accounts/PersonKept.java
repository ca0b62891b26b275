package marketplace.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.personal.PersonalData;
import marketplace.shared.personal.Section;
import marketplace.shared.personal.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who a resident is here: profile, roles and what changed in them, sessions without their secrets, keys she issued. */
@Component
class PersonKept implements PersonalData {
    private static final int MOST = 500;

    private final Sql sql;
    private final Leaving leaving;

    PersonKept(Sql sql, Leaving leaving) {
        this.sql = sql;
        this.leaving = leaving;
    }

    /** Her account; lists of at most five hundred, the newest first. */
    record KeptAccount(
            Instant openedAt,
            KeptProfile profile,
            List<KeptGrant> grants,
            List<KeptGrantChange> grantChanges,
            List<KeptInvitation> invitations,
            List<KeptSession> sessions,
            List<KeptKey> keys) {}

    /**
     * Who she says she is, and where her orders go.
     *
     * @param signInId under which Keycloak knows her
     * @param mailVerified whether the address was proven
     */
    record KeptProfile(
            String signInId,
            String givenName,
            String familyName,
            String mail,
            boolean mailVerified,
            @Nullable String phone,
            @Nullable String street,
            @Nullable String postcode,
            @Nullable String place) {}

    /** What she may do. */
    record KeptGrant(String role, @Nullable UUID merchant, Instant grantedAt) {}

    /** What she was given or lost. */
    record KeptGrantChange(
            String change, String role, @Nullable UUID merchant, Instant changedAt) {}

    /** What her address is invited to. */
    record KeptInvitation(String role, @Nullable UUID merchant, Instant invitedAt, Instant expiresAt) {}

    /** A browser in which she is signed in. */
    record KeptSession(Instant createdAt, Instant seenAt, Instant expiresAt) {}

    /** With what a program of her merchant works; she issued it. */
    record KeptKey(
            String name,
            UUID merchant,
            List<String> scopes,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable Instant revokedAt) {}

    private record Whom(Instant openedAt, KeptProfile profile) {}

    @Override
    public String name() {
        return "account";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "accounts.account",
                "accounts.person",
                "accounts.granted",
                "accounts.grant_change",
                "accounts.invitation",
                "accounts.session",
                "accounts.api_key");
    }

    @Override
    public Class<KeptAccount> entry() {
        return KeptAccount.class;
    }

    @Override
    public Mono<Section> of(Whose whose) {
        var grants = hers("granted", "role, merchant, granted_at", "account = :account", whose, PersonKept::grant);
        var changes = hers(
                "grant_change", "change, role, merchant, changed_at", "account = :account", whose, PersonKept::change);
        var invitations = invitations(whose);
        var sessions =
                hers("session", "created_at, seen_at, expires_at", "account = :account", whose, PersonKept::session);
        var keys = hers(
                "api_key",
                "name, merchant, scopes, issued_at, expires_at, revoked_at",
                "issued_by = :account",
                whose,
                PersonKept::key);
        return Mono.zip(person(whose), grants, changes, invitations, sessions, keys)
                .map(all -> new KeptAccount(
                        all.getT1().openedAt(),
                        all.getT1().profile(),
                        all.getT2(),
                        all.getT3(),
                        all.getT4(),
                        all.getT5(),
                        all.getT6()))
                .map(account -> Section.of(List.of(account)))
                .defaultIfEmpty(Section.of(List.of()));
    }

    @Override
    public Mono<Void> letsGo(Whose whose) {
        return leaving.letsGo(whose.account());
    }

    @Override
    public Mono<Void> erase(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("person-kept.erase", """
                    with invitations as (
                      delete from accounts.invitation
                      where county = :county and :mail <> '' and mail = :mail
                    ), grants as (
                      delete from accounts.granted where county = :county and account = :account
                    ), sessions as (
                      delete from accounts.session where county = :county and account = :account
                    )
                    delete from accounts.person where county = :county and account = :account
                    """)
                        .bind("county", scope.county())
                        .bind("account", whose.account())
                        .bind("mail", whose.provenMail())
                        .run());
    }

    @Override
    public Turn turn() {
        return Turn.ACCOUNT;
    }

    private Mono<Whom> person(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("person-kept.person", """
                    select a.opened_at, a.subject, p.given_name, p.family_name, p.mail, p.mail_verified,
                      p.phone, p.street, p.postcode, p.place
                    from accounts.account a join accounts.person p on p.county = a.county and p.account = a.id
                    where a.county = :county and a.id = :account
                    """)
                        .bind("county", scope.county())
                        .bind("account", whose.account())
                        .find(row -> new Whom(row.instant("opened_at"), profile(row))));
    }

    private Mono<List<KeptInvitation>> invitations(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("person-kept.invitations", """
                    select role, merchant, invited_at, expires_at from accounts.invitation
                    where county = :county and :mail <> '' and mail = :mail order by invited_at desc limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("mail", whose.provenMail())
                        .bind("most", MOST)
                        .list(row -> new KeptInvitation(
                                row.text("role"),
                                row.findUuid("merchant"),
                                row.instant("invited_at"),
                                row.instant("expires_at"))));
    }

    private <T> Mono<List<T>> hers(String table, String columns, String where, Whose whose, Function<Row, T> reader) {
        return Scope.current()
                .flatMap(scope -> sql.named(
                                "person-kept." + table, """
                                    select %2$s from accounts.%1$s where county = :county and %3$s order by %4$s desc limit :most
                                    """.formatted(table, columns, where, momentOf(columns)))
                        .bind("county", scope.county())
                        .bind("account", whose.account())
                        .bind("most", MOST)
                        .list(reader));
    }

    /** By the first column that says when. */
    private static String momentOf(String columns) {
        return columns.replaceFirst(".*?(\\w+_at).*", "$1");
    }

    private static KeptProfile profile(Row row) {
        return new KeptProfile(
                row.text("subject"),
                row.text("given_name"),
                row.text("family_name"),
                row.text("mail"),
                row.flag("mail_verified"),
                row.findText("phone"),
                row.findText("street"),
                row.findText("postcode"),
                row.findText("place"));
    }

    private static KeptGrant grant(Row row) {
        return new KeptGrant(row.text("role"), row.findUuid("merchant"), row.instant("granted_at"));
    }

    private static KeptGrantChange change(Row row) {
        return new KeptGrantChange(
                row.text("change"), row.text("role"), row.findUuid("merchant"), row.instant("changed_at"));
    }

    private static KeptSession session(Row row) {
        return new KeptSession(row.instant("created_at"), row.instant("seen_at"), row.instant("expires_at"));
    }

    private static KeptKey key(Row row) {
        return new KeptKey(
                row.text("name"),
                row.uuid("merchant"),
                row.texts("scopes"),
                row.instant("issued_at"),
                row.instant("expires_at"),
                row.findInstant("revoked_at"));
    }
}
