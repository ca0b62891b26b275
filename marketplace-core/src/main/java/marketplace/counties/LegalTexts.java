package marketplace.counties;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import marketplace.counties.LegalText.Kind;
import marketplace.counties.LegalTextsShipped.Draft;
import marketplace.pages.Language;
import marketplace.shared.Overtaken;
import marketplace.shared.Refusal;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The legal texts of a county, every version for good (R6); only new versions are ever added. */
@Component
public class LegalTexts {
    private static final int MOST_VERSIONS = 100;
    private static final String COLUMNS = "kind, language, version, valid_from, sha256, title, body";

    private final Sql sql;
    private final Clock clock;

    LegalTexts(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The text in force now. */
    public Mono<LegalText> get(Kind kind, Language language) {
        return Scope.current()
                .flatMap(scope -> sql.named("legal-texts.now", """
                    select %s from counties.legal_text
                    where county = :county and kind = :kind and language = :language and valid_from <= :now
                    order by valid_from desc, version desc limit 1
                    """.formatted(COLUMNS))
                        .bind("county", scope.county())
                        .bind("kind", kind)
                        .bind("language", language.tag())
                        .bind("now", clock.instant())
                        .find(LegalTexts::text)
                        .switchIfEmpty(Mono.error(NoSuchText::new)));
    }

    /** Exactly this version, whether in force or not. */
    public Mono<LegalText> get(Kind kind, Language language, int version) {
        return Scope.current()
                .flatMap(scope -> sql.named("legal-texts.version", """
                    select %s from counties.legal_text
                    where county = :county and kind = :kind and language = :language and version = :version
                    """.formatted(COLUMNS))
                        .bind("county", scope.county())
                        .bind("kind", kind)
                        .bind("language", language.tag())
                        .bind("version", version)
                        .find(LegalTexts::text)
                        .switchIfEmpty(Mono.error(NoSuchText::new)));
    }

    /** Which texts are in force at this moment: what an order keeps. */
    public Mono<TextVersions> validAt(Instant moment, Language language) {
        return Scope.current()
                .flatMap(scope -> sql.named("legal-texts.valid", """
                    select distinct on (kind) kind, language, version, sha256 from counties.legal_text
                    where county = :county and language = :language and valid_from <= :moment
                    order by kind, valid_from desc, version desc limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("language", language.tag())
                        .bind("moment", moment)
                        .bind("most", Kind.values().length)
                        .list(LegalTexts::version)
                        .map(TextVersions::new));
    }

    /** A version of a text and from when on it holds. */
    public record Dated(int version, Instant validFrom) {}

    /** All versions of a text, the newest first; at most a hundred. */
    public Mono<List<Dated>> list(Kind kind, Language language) {
        return Scope.current()
                .flatMap(scope -> sql.named("legal-texts.list", """
                    select version, valid_from from counties.legal_text
                    where county = :county and kind = :kind and language = :language
                    order by version desc limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("kind", kind)
                        .bind("language", language.tag())
                        .bind("most", MOST_VERSIONS)
                        .list(row -> new Dated(row.count("version"), row.instant("valid_from"))));
    }

    /** A new text as the operator wants it; without a moment it holds at once. */
    public record Publication(
            Kind kind,
            Language language,
            String title,
            String body,
            @Nullable Instant validFrom) {}

    /** Adds a version; never back in time, nor before one already announced. Only for the operator. */
    public Mono<LegalText> publish(Publication wanted) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .then(list(wanted.kind(), wanted.language()))
                .map(known -> next(wanted, known))
                .flatMap(this::add)
                .retryWhen(Overtaken.startOver());
    }

    /** Gives a county the texts it begins with; what it has already stays as it is. */
    Mono<Void> begin(County county) {
        var drafts = LegalTextsShipped.of(county);
        return sql.named("legal-texts.begin", """
            insert into counties.legal_text (county, kind, language, version, valid_from, sha256, title, body)
            select :county, kind, language, 1, :now, sha256, title, body
            from unnest(:kinds, :languages, :hashes, :titles, :bodies) as t (kind, language, sha256, title, body)
            on conflict do nothing
            """)
                .bind("county", county.code())
                .bind("now", clock.instant())
                .bind("kinds", drafts.stream().map(Draft::kind).toList())
                .bind(
                        "languages",
                        drafts.stream().map(draft -> draft.language().tag()).toList())
                .bind(
                        "hashes",
                        drafts.stream()
                                .map(draft -> LegalText.hash(draft.title(), draft.body()))
                                .toList())
                .bind("titles", drafts.stream().map(Draft::title).toList())
                .bind("bodies", drafts.stream().map(Draft::body).toList())
                .run();
    }

    private LegalText next(Publication wanted, List<Dated> known) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var from = wanted.validFrom() == null || wanted.validFrom().isBefore(now) ? now : wanted.validFrom();
        if (known.stream().anyMatch(other -> other.validFrom().isAfter(from))) {
            throw new AlreadyAnnounced();
        }
        var version = known.isEmpty() ? 1 : known.getFirst().version() + 1;
        var title = wanted.title().strip();
        var body = wanted.body().strip();
        var hash = LegalText.hash(title, body);
        return new LegalText(wanted.kind(), wanted.language(), version, from, hash, title, body);
    }

    private Mono<LegalText> add(LegalText text) {
        return Scope.current()
                .flatMap(scope -> sql.named("legal-texts.add", """
                    insert into counties.legal_text (county, kind, language, version, valid_from, sha256, title, body)
                    values (:county, :kind, :language, :version, :from, :sha256, :title, :body) on conflict do nothing
                    """)
                        .bind("county", scope.county())
                        .bind("kind", text.kind())
                        .bind("language", text.language().tag())
                        .bind("version", text.version())
                        .bind("from", text.validFrom())
                        .bind("sha256", text.sha256())
                        .bind("title", text.title())
                        .bind("body", text.body())
                        .change()
                        .flatMap(added -> added == 1 ? Mono.just(text) : Mono.error(new Overtaken(text.kind()))));
    }

    private static LegalText text(Row row) {
        return new LegalText(
                Kind.valueOf(row.text("kind")),
                Language.valueOf(row.text("language").toUpperCase(Locale.ROOT)),
                row.count("version"),
                row.instant("valid_from"),
                row.text("sha256"),
                row.text("title"),
                row.text("body"));
    }

    private static TextVersions.Version version(Row row) {
        return new TextVersions.Version(
                Kind.valueOf(row.text("kind")), row.text("language"), row.count("version"), row.text("sha256"));
    }

    /** A text this county does not have. */
    public static final class NoSuchText extends Refusal {
        private static final long serialVersionUID = 1;

        public NoSuchText() {
            super(Kind.ABSENT, "no-such-text", "This county has no such text.");
        }
    }

    /** A later version is announced already; the next one comes after it. */
    static final class AlreadyAnnounced extends Refusal {
        private static final long serialVersionUID = 1;

        AlreadyAnnounced() {
            super(Kind.CONFLICT, "text-already-announced", "A later version of this text is announced already.");
        }
    }
}
