package marketplace.checkout;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import marketplace.outbox.Retention;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a buyer has answered so far where the checkout asks one thing at a time; kept a day, beside her basket. */
@Component
public class Answers {
    private static final Duration LIFE = Duration.ofDays(1);

    private final Baskets baskets;
    private final Sql sql;
    private final JsonMapper json;
    private final Clock clock;

    Answers(Baskets baskets, Sql sql, JsonMapper json, Clock clock) {
        this.baskets = baskets;
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    @Bean
    static Retention checkoutAnswersKept() {
        return Retention.of("checkout.answer", "changed_at", LIFE);
    }

    /** By the names of the fields; nothing where she has answered nothing yet. */
    public Mono<Map<String, String>> of(Basket basket) {
        return Scope.current()
                .flatMap(scope -> sql.named("answers.of", """
                    select answers::text as answers from checkout.answer
                    where county = :county and basket = :basket and changed_at > :since
                    """)
                        .bind("county", scope.county())
                        .bind("basket", basket.id())
                        .bind("since", clock.instant().minus(LIFE))
                        .find(row -> read(row.text("answers"))))
                .defaultIfEmpty(Map.of());
    }

    /** These as well, beside what her basket already has; an empty basket keeps none. */
    public Mono<Void> keep(Owner owner, Map<String, String> more) {
        return baskets.mine(owner)
                .filter(basket -> !basket.lines().isEmpty())
                .flatMap(basket -> of(basket).flatMap(known -> store(basket, joined(known, more))));
    }

    /** Of a basket that was ordered. */
    public Mono<Void> forget(UUID ordered) {
        return Scope.current()
                .flatMap(scope -> sql.named("answers.forget", """
                    delete from checkout.answer where county = :county and basket = :basket
                    """)
                        .bind("county", scope.county())
                        .bind("basket", ordered)
                        .run());
    }

    private Mono<Void> store(Basket basket, Map<String, String> answers) {
        return Scope.current()
                .flatMap(scope -> sql.named("answers.store", """
                    insert into checkout.answer (county, basket, answers, changed_at)
                    values (:county, :basket, :answers::jsonb, :now)
                    on conflict (county, basket) do update
                    set answers = excluded.answers, changed_at = excluded.changed_at
                    """)
                        .bind("county", scope.county())
                        .bind("basket", basket.id())
                        .bind("answers", json.writeValueAsString(answers))
                        .bind("now", clock.instant())
                        .run());
    }

    private static Map<String, String> joined(Map<String, String> known, Map<String, String> more) {
        var joined = new HashMap<>(known);
        joined.putAll(more);
        return joined;
    }

    private Map<String, String> read(String answers) {
        return json.readValue(answers, new TypeReference<>() {});
    }
}
