package marketplace.search.index;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.List;
import marketplace.search.asking.Wish;

/** Diets and allergens: what a listing declares decides; what it declares against a wish keeps it out. */
final class WishQuery {

    private static final List<String> FIELDS = List.of("title.parts", "topic.parts", "text");

    private WishQuery() {}

    /** Listings that say they fulfil the wish, by label, by their own words, or by what they declare. */
    static Query kept(Wish wish) {
        var labelled = TermQuery.values("diet", List.of(wish.code()));
        if (!wish.proven()) {
            return labelled;
        }
        var proven = Query.of(q ->
                q.bool(b -> b.filter(f -> f.term(t -> t.field("declared").value(true)))
                        .mustNot(TermQuery.values("allergen", wish.allergens()))));
        return Query.of(q -> q.bool(b -> b.should(labelled, proven)));
    }

    /** Listings that speak against the wish; a declared allergen does so whatever the label says. */
    static Query broken(Wish wish) {
        var words = String.join(" ", wish.opposite());
        return Query.of(q -> q.bool(b -> {
            if (!wish.allergens().isEmpty()) {
                b.should(TermQuery.values("allergen", wish.allergens()));
            }
            if (!words.isEmpty()) {
                b.should(s -> s.bool(unlabelled -> unlabelled
                        .must(m -> m.multiMatch(match -> match.query(words).fields(FIELDS)))
                        .mustNot(TermQuery.values("diet", List.of(wish.code())))));
            }
            return b;
        }));
    }
}
