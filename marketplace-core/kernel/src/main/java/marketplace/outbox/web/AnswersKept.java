package marketplace.outbox.web;

import java.time.Instant;
import java.util.Set;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.personal.PersonalData;
import marketplace.shared.personal.Section;
import marketplace.shared.personal.Whose;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The answers kept for seven days under the keys of a resident's own calls. */
@Component
class AnswersKept implements PersonalData {
    private final Sql sql;

    AnswersKept(Sql sql) {
        this.sql = sql;
    }

    /**
     * A call of hers that is answered alike when it is repeated.
     *
     * @param key chosen by whoever called
     */
    record AnsweredCall(String route, String key, Instant at) {}

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public Set<String> tables() {
        return Set.of("outbox.once");
    }

    @Override
    public Class<AnsweredCall> entry() {
        return AnsweredCall.class;
    }

    @Override
    public Mono<Section> of(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("answers.of-account", """
                    select route, key, at from outbox.once where county = :county and caller = :caller
                    order by at desc limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("caller", whose.account().toString())
                        .bind("most", Section.MOST + 1)
                        .list(row -> new AnsweredCall(row.text("route"), row.text("key"), row.instant("at"))))
                .map(Section::of);
    }

    @Override
    public Mono<Void> erase(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("answers.erase", """
                    delete from outbox.once where county = :county and caller = :caller
                    """)
                        .bind("county", scope.county())
                        .bind("caller", whose.account().toString())
                        .run());
    }
}
