package marketplace.search.asking;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.search.asking.Lexicon.Line;
import marketplace.search.asking.QuestionRefused.Invalid;
import marketplace.shared.AcrossCounties;
import marketplace.shared.CountyCode;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The lexicon of each county: the common one and the county's own lines. */
@Component
public class Lexicons {

    private static final int MOST_LINES = 10_000;
    private static final int MOST_OWN = 2_000;

    private final Sql sql;
    private final LexiconFiles files;
    private final Lexicon common;

    Lexicons(Sql sql, JsonMapper json) {
        this.sql = sql;
        this.files = new LexiconFiles(json);
        this.common = files.with(List.of());
    }

    /** The one every county starts from. */
    public Lexicon common() {
        return common;
    }

    /** The one of the county in scope. */
    public Mono<Lexicon> own() {
        return lines().map(lines -> lines.isEmpty() ? common : files.with(lines));
    }

    private Mono<List<Line>> lines() {
        return kept().map(lines -> lines.stream()
                .map(kept -> LexiconFiles.line(kept.kind(), kept.line()))
                .toList());
    }

    /** A line as it is kept. */
    public record Kept(As kind, String line) {}

    /** What the county in scope added. */
    public Mono<List<Kept>> kept() {
        return Scope.current()
                .flatMap(scope -> sql.named("asking.lexicon", """
                    select kind, line from asking.lexicon where county = :county order by kind, line limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("most", MOST_LINES)
                        .list(row -> new Kept(As.valueOf(row.text("kind")), row.text("line"))));
    }

    /** Adds a line; one that is there already is fine, one too many is refused. */
    public Mono<Void> add(OwnLine line) {
        return Scope.current()
                .flatMap(scope -> sql.named("asking.add-line", """
                    insert into asking.lexicon (county, kind, line)
                    select :county, :kind, :line
                    where (select count(*) from asking.lexicon where county = :county) < :most
                      or exists (select from asking.lexicon where county = :county and kind = :kind and line = :line)
                    on conflict (county, kind, line) do update set line = excluded.line
                    """)
                        .bind("county", scope.county())
                        .bind("kind", line.kind())
                        .bind("line", line.line())
                        .bind("most", MOST_OWN)
                        .change())
                .flatMap(added -> added == 1
                        ? Mono.empty()
                        : Mono.error(new Invalid("A county has at most " + MOST_OWN + " lines of its own.")));
    }

    /** Takes a line back; none is fine. */
    public Mono<Void> remove(OwnLine line) {
        return Scope.current()
                .flatMap(scope -> sql.named("asking.remove-line", """
                    delete from asking.lexicon where county = :county and kind = :kind and line = :line
                    """)
                        .bind("county", scope.county())
                        .bind("kind", line.kind())
                        .bind("line", line.line())
                        .run());
    }

    /** A number per county that differs after any change. */
    public Mono<Map<CountyCode, Long>> stamps() {
        return sql.across(AcrossCounties.INDEX, "asking.stamps", """
            select county, sum(hashtext(kind || line))::bigint as stamp from asking.lexicon group by county
            """)
                .list(row -> Map.entry(row.county(), row.number("stamp")))
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
