package marketplace.compliance;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import marketplace.compliance.Notice.Decision;
import marketplace.compliance.Notice.Outcome;
import marketplace.pages.Language;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import marketplace.shared.personal.Section;
import marketplace.shared.personal.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All notices of a county. */
@Component
public class Notices {
    public static final int MOST_PER_PAGE = 100;
    private static final String SELECT = """
        select n.id, language, ground, received_at, decided_at, outcome, decision, about, reasons, name, mail
        from compliance.notice n left join compliance.report r on r.county = n.county and r.notice = n.id
        """;

    private final Sql sql;

    Notices(Sql sql) {
        this.sql = sql;
    }

    /** For the operator, the newest first, before the given one. */
    public Mono<List<Notice>> list(boolean open, @Nullable NoticeId before, int limit) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(me -> sql.named("notices.list", SELECT + """
                    where n.county = :county and (decided_at is null) = :open
                      and (cast(:before as uuid) is null or n.id < :before)
                    order by n.id desc limit :limit
                    """)
                        .bind("county", me.county())
                        .bind("open", open)
                        .bind("before", before, UUID.class)
                        .bind("limit", Math.clamp(limit, 1, MOST_PER_PAGE))
                        .list(Notices::notice));
    }

    /** How many wait for a decision, counted up to a hundred. */
    public Mono<Long> countOpen() {
        return Scope.current()
                .flatMap(scope -> sql.named("notices.count-open", """
                    select count(*) as n from (
                      select from compliance.notice where county = :county and (decided_at is null) = true limit :most) open
                    """)
                        .bind("county", scope.county())
                        .bind("most", MOST_PER_PAGE)
                        .find(row -> row.number("n")));
    }

    public Mono<Notice> get(NoticeId id) {
        return Scope.current()
                .flatMap(scope -> sql.named("notices.get", SELECT + "where n.county = :county and n.id = :id")
                        .bind("county", scope.county())
                        .bind("id", id)
                        .find(Notices::notice))
                .switchIfEmpty(Mono.error(NoticeRefused.Absent::new));
    }

    /** Those with an address she has proven, the newest first. */
    public Mono<List<NoticeId>> writtenBy(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("notices.written-by", """
                    select notice from compliance.report where county = :county and :mail <> '' and lower(mail) = :mail
                    order by notice desc limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("mail", whose.provenMail())
                        .bind("most", Section.MOST + 1)
                        .list(row -> new NoticeId(row.uuid("notice"))));
    }

    /** Whether it was added; not when the command was obeyed before. */
    Mono<Boolean> add(UUID command, Notice notice, Report report) {
        return Scope.current()
                .flatMap(scope -> sql.named("notices.add", """
                    with received as (
                      insert into compliance.notice (county, id, command, language, sha256, ground, received_at)
                      values (:county, :id, :command, :language, :sha256, :ground, :receivedAt)
                      on conflict do nothing returning id
                    ), told as (
                      insert into compliance.report (county, notice, about, reasons, name, mail)
                      select :county, id, :about, :reasons, :name, :mail from received
                    )
                    select count(*) as added from received
                    """)
                        .bind("county", scope.county())
                        .bind("id", notice.id())
                        .bind("command", command)
                        .bind("language", notice.language().tag())
                        .bind("sha256", report.sha256())
                        .bind("ground", report.ground())
                        .bind("receivedAt", notice.receivedAt())
                        .bind("about", report.about())
                        .bind("reasons", report.reasons())
                        .bind("name", report.name())
                        .bind("mail", report.mail())
                        .find(row -> row.number("added") == 1));
    }

    /** What came of this command, said in the same words. */
    Mono<Notice> get(UUID command, Report report) {
        return Scope.current()
                .flatMap(scope -> sql.named(
                                "notices.by-command",
                                SELECT + "where n.county = :county and command = :command and sha256 = :sha256")
                        .bind("county", scope.county())
                        .bind("command", command)
                        .bind("sha256", report.sha256())
                        .find(Notices::notice))
                .switchIfEmpty(Mono.error(NoticeRefused.OtherWords::new));
    }

    /** Whether it was open until now. */
    Mono<Boolean> decide(NoticeId id, Decision decision) {
        return Scope.current()
                .flatMap(scope -> sql.named("notices.decide", """
                    update compliance.notice set decided_at = :at, outcome = :outcome, decision = :reasons, decided_by = :by
                    where county = :county and id = :id and decided_at is null
                    """)
                        .bind("county", scope.county())
                        .bind("id", id)
                        .bind("at", decision.at())
                        .bind("outcome", decision.outcome())
                        .bind("reasons", decision.reasons())
                        .bind("by", scope.by(), UUID.class)
                        .change())
                .map(changed -> changed == 1);
    }

    private static Notice notice(Row row) {
        return new Notice(
                new NoticeId(row.uuid("id")),
                Language.valueOf(row.text("language").toUpperCase(Locale.ROOT)),
                row.instant("received_at"),
                report(row),
                decision(row));
    }

    @Nullable
    private static Report report(Row row) {
        return row.findText("about") == null
                ? null
                : new Report(
                        row.text("about"),
                        Ground.valueOf(row.text("ground")),
                        row.text("reasons"),
                        row.text("name"),
                        row.text("mail"),
                        true);
    }

    @Nullable
    private static Decision decision(Row row) {
        var at = row.findInstant("decided_at");
        return at == null ? null : new Decision(Outcome.valueOf(row.text("outcome")), row.text("decision"), at);
    }
}
