package marketplace.checkout;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import marketplace.catalog.PriceVariants;
import marketplace.catalog.PricedVariant;
import marketplace.checkout.Basket.Line;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.VariantId;
import marketplace.shared.personal.PersonalData;
import marketplace.shared.personal.Section;
import marketplace.shared.personal.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A resident's basket, and those of the last thirty days that became purchases. */
@Component
class BasketsKept implements PersonalData {
    /** Of thirty days. */
    private static final int MOST = 1_000;

    private final Sql sql;
    private final Baskets baskets;
    private final PriceVariants variants;
    private final JsonMapper json;

    BasketsKept(Sql sql, Baskets baskets, PriceVariants variants, JsonMapper json) {
        this.sql = sql;
        this.baskets = baskets;
        this.variants = variants;
        this.json = json;
    }

    /**
     * A basket.
     *
     * @param purchase what became of it
     * @param answers what she has answered at its checkout, where she is asked one thing at a time
     */
    record KeptBasket(Instant changedAt, @Nullable UUID purchase, List<KeptItem> items, List<KeptAnswer> answers) {}

    /** What she has filled in so far, by the name of the field. */
    record KeptAnswer(String field, String text) {}

    /**
     * Something in it.
     *
     * @param name none where it is not shown any more
     * @param instead NEVER, ASK or SAME_OR_CHEAPER: what is to come when it is not there
     * @param wish what she wishes of it
     * @param seenCents what one cost when she last looked
     */
    record KeptItem(UUID variant, @Nullable String name, int pieces, long seenCents, String instead, String wish) {}

    private record Found(Instant changedAt, @Nullable UUID purchase, List<Line> lines, Map<String, String> answers) {}

    @Override
    public String name() {
        return "baskets";
    }

    @Override
    public Set<String> tables() {
        return Set.of("checkout.answer", "checkout.basket");
    }

    @Override
    public Class<KeptBasket> entry() {
        return KeptBasket.class;
    }

    @Override
    public Mono<Section> of(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("baskets-kept.of", """
                    select b.changed_at, b.purchase, b.lines::text as lines, coalesce(a.answers, '{}')::text as answers
                    from checkout.basket b left join checkout.answer a on a.county = b.county and a.basket = b.id
                    where b.county = :county and b.account = :account order by b.changed_at desc limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("account", whose.account())
                        .bind("most", MOST)
                        .list(this::found))
                .flatMap(this::named)
                .map(Section::of);
    }

    /** The answers go with their basket. */
    @Override
    public Mono<Void> erase(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("baskets-kept.erase", """
                    delete from checkout.basket where county = :county and account = :account
                    """)
                        .bind("county", scope.county())
                        .bind("account", whose.account())
                        .run());
    }

    private Mono<List<KeptBasket>> named(List<Found> found) {
        var wanted = found.stream()
                .flatMap(basket -> basket.lines().stream().map(Line::variant))
                .distinct()
                .limit(Basket.MOST_LINES)
                .toList();
        return variants.of(wanted)
                .map(known -> known.stream()
                        .collect(Collectors.toMap(one -> one.variant().id(), PricedVariant::name)))
                .map(names -> found.stream().map(basket -> kept(basket, names)).toList());
    }

    private static KeptBasket kept(Found basket, Map<VariantId, String> names) {
        var items = basket.lines().stream()
                .map(line -> new KeptItem(
                        line.variant().value(),
                        names.get(line.variant()),
                        line.pieces(),
                        line.seen().minor(),
                        line.wish().instead().name(),
                        line.wish().note()))
                .toList();
        var answers = basket.answers().entrySet().stream()
                .map(answer -> new KeptAnswer(answer.getKey(), answer.getValue()))
                .toList();
        return new KeptBasket(basket.changedAt(), basket.purchase(), items, answers);
    }

    private Found found(Row row) {
        return new Found(
                row.instant("changed_at"),
                row.findUuid("purchase"),
                baskets.lines(row),
                json.readValue(row.text("answers"), new TypeReference<>() {}));
    }
}
