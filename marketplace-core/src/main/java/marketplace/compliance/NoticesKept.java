package marketplace.compliance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import marketplace.outbox.Retention;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.personal.PersonalData;
import marketplace.shared.personal.Section;
import marketplace.shared.personal.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a resident reported. Once she is gone, nothing of what is decided is left, and what is open goes in half a year. */
@Component
class NoticesKept implements PersonalData {
    /** As long as a decision may be complained about (Art. 20 DSA). */
    private static final Duration TO_BE_ANSWERED = Duration.ofDays(183);

    private final Sql sql;
    private final Clock clock;

    NoticesKept(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Bean
    static Retention lockedReports() {
        return Retention.of("compliance.report", "locked_until", Duration.ZERO);
    }

    /**
     * A notice of hers.
     *
     * @param about what she reported
     * @param decision what she was told
     */
    record KeptNotice(
            UUID notice,
            Instant receivedAt,
            String ground,
            String about,
            String reasons,
            String name,
            String mail,
            @Nullable Instant decidedAt,
            @Nullable String decision) {}

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public Set<String> tables() {
        return Set.of("compliance.report");
    }

    @Override
    public Class<KeptNotice> entry() {
        return KeptNotice.class;
    }

    @Override
    public Mono<Section> of(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("notices-kept.of", """
                    select n.id, n.received_at, n.ground, r.about, r.reasons, r.name, r.mail, n.decided_at, n.decision
                    from compliance.report r join compliance.notice n on n.county = r.county and n.id = r.notice
                    where r.county = :county and :mail <> '' and lower(r.mail) = :mail order by n.id desc limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("mail", whose.provenMail())
                        .bind("most", Section.MOST + 1)
                        .list(NoticesKept::kept))
                .map(Section::of);
    }

    @Override
    public Mono<Void> erase(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("notices-kept.erase", """
                    with decided as (
                      delete from compliance.report r using compliance.notice n
                      where r.county = :county and :mail <> '' and lower(r.mail) = :mail
                        and n.county = r.county and n.id = r.notice and n.decided_at is not null
                    )
                    update compliance.report r set locked_until = cast(:later as timestamptz)::date
                    from compliance.notice n
                    where r.county = :county and :mail <> '' and lower(r.mail) = :mail
                      and n.county = r.county and n.id = r.notice and n.decided_at is null and r.locked_until is null
                    """)
                        .bind("county", scope.county())
                        .bind("mail", whose.provenMail())
                        .bind("later", clock.instant().plus(TO_BE_ANSWERED))
                        .run());
    }

    private static KeptNotice kept(Row row) {
        return new KeptNotice(
                row.uuid("id"),
                row.instant("received_at"),
                row.text("ground"),
                row.text("about"),
                row.text("reasons"),
                row.text("name"),
                row.text("mail"),
                row.findInstant("decided_at"),
                row.findText("decision"));
    }
}
