package marketplace.search.index;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marketplace.search.asking.Wish;

/** Diets and allergens: what a listing declares decides; what it declares against a wish keeps it out. */
final class WishQuery {

    private static final List<String> FIELDS = List.of("title.parts", "topic.parts", "text");

    private WishQuery() {}

    /** Listings that say they fulfil the wish, by label or by their own words. */
    static Query labelled(Wish wish) {
        return TermQuery.values("diet", List.of(wish.code()));
    }

    /** Those, and where that proves it, those that declare their allergens without the ones in question. */
    static Query kept(Wish wish) {
        if (!wish.proven()) {
            return labelled(wish);
        }
        var proven = Query.of(q ->
                q.bool(b -> b.filter(f -> f.term(t -> t.field("declared").value(true)))
                        .mustNot(TermQuery.values("allergen", wish.allergens()))));
        return Query.of(q -> q.bool(b -> b.should(labelled(wish), proven)));
    }

    /** Listings that speak against the wish; a declared allergen does so whatever the label says. */
    static Optional<Query> broken(Wish wish) {
        var against = new ArrayList<Query>();
        if (!wish.allergens().isEmpty()) {
            against.add(TermQuery.values("allergen", wish.allergens()));
        }
        if (!wish.opposite().isEmpty()) {
            var words = String.join(" ", wish.opposite());
            against.add(Query.of(q -> q.bool(b -> b.must(
                            m -> m.multiMatch(match -> match.query(words).fields(FIELDS)))
                    .mustNot(labelled(wish)))));
        }
        return against.isEmpty() ? Optional.empty() : Optional.of(Query.of(q -> q.bool(b -> b.should(against))));
    }
}
