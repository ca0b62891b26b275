package marketplace.search.index;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.FieldValueFactorModifier;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScore;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marketplace.search.asking.Eligible;
import marketplace.search.asking.Question;
import marketplace.search.asking.Reading;
import marketplace.search.asking.Sort;
import marketplace.search.asking.Term;
import marketplace.search.asking.Wish;
import marketplace.search.popular.Rising;
import marketplace.shared.MerchantId;

/** A question as a request to Elasticsearch: a pure function, held against JSON files. */
final class ListingQuery {

    private static final String LEAST_OF_SEVERAL = "1<-50% 2<-34% 5<-50%";
    private static final long TIMEOUT_MILLIS = 2_000;

    private final Question question;
    private final Reading reading;
    private final Eligible eligible;
    private final Rising rising;
    private final Step step;

    private ListingQuery(Question question, Given given) {
        this.question = question;
        this.reading = given.reading();
        this.eligible = given.eligible();
        this.rising = given.rising();
        this.step = given.step();
    }

    /** What is known when a question becomes a request. */
    record Given(Reading reading, Eligible eligible, Rising rising, Step step) {}

    static SearchRequest of(String index, Question question, Given given) {
        return new ListingQuery(question, given).request(index);
    }

    private SearchRequest request(String index) {
        var facets = new Facets(question.filters());
        return SearchRequest.of(s -> oneOfEach(s)
                .index(index)
                .from((question.page() - 1) * Question.PAGE_SIZE)
                .size(Question.PAGE_SIZE)
                .timeout(TIMEOUT_MILLIS + "ms")
                .trackTotalHits(t -> t.enabled(true))
                .query(scored())
                .postFilter(facets.chosen())
                .aggregations(question.facets() ? facets.counts() : Map.of())
                .sort(order()));
    }

    private SearchRequest.Builder oneOfEach(SearchRequest.Builder request) {
        return question.sort() == Sort.MIXED ? request.collapse(c -> c.field("merchant")) : request;
    }

    private Query scored() {
        return Query.of(q -> q.functionScore(f -> f.query(words())
                .functions(functions())
                .scoreMode(FunctionScoreMode.Multiply)
                .boostMode(FunctionBoostMode.Multiply)));
    }

    private Query words() {
        return Query.of(q -> q.bool(b -> {
            filters(b);
            var places = new ArrayList<Query>();
            var instead = new ArrayList<Query>();
            for (var i = 0; i < reading.terms().size(); i++) {
                var term = reading.terms().get(i);
                switch (term.need()) {
                    case MUST -> places.add(TermQuery.of(term, i, step, inTexts()));
                    case UNHEARD -> unheard(term, i).ifPresent(places::add);
                    case BETTER -> b.should(better(term, i));
                    case INSTEAD -> instead.add(TermQuery.of(term, i, step, inTexts()));
                }
            }
            if (!instead.isEmpty()) {
                places.add(solved(places.removeLast(), instead));
            }
            reading.wishes().forEach(wish -> wished(b, places, wish));
            needed(b, places);
            if (reading.forService()) {
                b.should(s -> s.constantScore(c -> c.boost(Boosts.SERVICE).filter(kind("service"))));
            }
            return b;
        }));
    }

    /** With only some of the words there, a mention in passing says too little. */
    private boolean inTexts() {
        return step == Step.EXACT || reading.needed().size() + reading.wishes().size() < 2;
    }

    /** All needed words and wishes, or most of them when something similar will do; of none, nearness alone decides. */
    private void needed(BoolQuery.Builder query, List<Query> places) {
        if (places.isEmpty()) {
            query.must(Query.of(q -> q.matchAll(all -> all)));
        } else if (step == Step.EXACT || places.size() < 2) {
            query.must(places);
        } else {
            query.must(m -> m.bool(b -> b.should(places).minimumShouldMatch(LEAST_OF_SEVERAL)));
        }
    }

    /** What solves a problem, or a service that has at least half of the problem's words. */
    private static Query solved(Query solution, List<Query> words) {
        var service = Query.of(
                q -> q.bool(b -> b.filter(kind("service")).should(words).minimumShouldMatch("1<50%")));
        return Query.of(q -> q.bool(b -> b.should(solution, service).minimumShouldMatch("1")));
    }

    private Optional<Query> unheard(Term term, int place) {
        return step == Step.EXACT ? Optional.of(TermQuery.of(term, place, step, inTexts())) : Optional.empty();
    }

    private Query better(Term term, int place) {
        return Query.of(q -> q.bool(b -> b.boost(Boosts.BETTER).must(TermQuery.of(term, place, Step.EXACT, true))));
    }

    /**
     * What speaks against a wish never comes; what keeps it must come. If something similar will do, it comes first, and
     * where things of this sort are there, those that say nothing follow.
     */
    private void wished(BoolQuery.Builder query, List<Query> places, Wish wish) {
        WishQuery.broken(wish).ifPresent(query::mustNot);
        var kept = Query.of(q -> q.constantScore(
                c -> c.boost(Boosts.WISH_KEPT).filter(WishQuery.kept(wish)).queryName("wish:" + wish.code())));
        if (step == Step.EXACT) {
            places.add(kept);
        } else {
            query.should(kept);
            if (step == Step.WISH || reading.needed().isEmpty()) {
                places.add(WishQuery.labelled(wish));
            }
        }
    }

    private void filters(BoolQuery.Builder query) {
        query.filter(f -> f.term(t -> t.field("live").value(true)));
        if (eligible.only() != null) {
            query.filter(reaching(eligible.only()));
        }
        if (!eligible.hidden().isEmpty()) {
            query.mustNot(TermQuery.oneOf("merchant", eligible.hidden()));
        }
        question.filters()
                .diets()
                .forEach(diet -> query.filter(f -> f.term(t -> t.field("diet").value(diet))));
        reading.without()
                .forEach(word -> query.mustNot(
                        m -> m.multiMatch(match -> match.query(word).fields("title.parts", "label", "text"))));
    }

    /** Goods that reach her, and work of whoever may serve. */
    private Query reaching(Set<MerchantId> only) {
        var goods = TermQuery.oneOf("merchant", only);
        if (only.equals(eligible.serving())) {
            return goods;
        }
        var work = Query.of(q -> q.bool(b -> {
            b.filter(kind("service"));
            return eligible.serving() == null ? b : b.filter(TermQuery.oneOf("merchant", eligible.serving()));
        }));
        return Query.of(q -> q.bool(b -> b.should(goods, work).minimumShouldMatch("1")));
    }

    private List<FunctionScore> functions() {
        var functions = new ArrayList<FunctionScore>();
        functions.add(FunctionScore.of(
                f -> f.fieldValueFactor(v -> v.field("clarity").missing(1.0).modifier(FieldValueFactorModifier.None))));
        functions.add(FunctionScore.of(f ->
                f.filter(u -> u.term(t -> t.field("available").value(false))).weight(Boosts.UNAVAILABLE)));
        eligible.rings().forEach(ring -> functions.add(near(ring.merchants(), ring.weight())));
        if (question.sort() == Sort.BEST) {
            popular(functions);
        }
        return functions;
    }

    /** What is opened and bought often where she lives rises by at most fifteen per cent, whatever else it is. */
    private void popular(List<FunctionScore> functions) {
        for (var step = 1; step <= Rising.STEPS; step++) {
            var listings = rising.by(step);
            var weight = Rising.weight(step);
            if (!listings.isEmpty()) {
                functions.add(FunctionScore.of(
                        f -> f.filter(TermQuery.values("id", listings)).weight(weight)));
            }
        }
    }

    private static FunctionScore near(Set<MerchantId> merchants, double weight) {
        return FunctionScore.of(
                f -> f.filter(TermQuery.oneOf("merchant", merchants)).weight(weight));
    }

    private static Query kind(String kind) {
        return Query.of(q -> q.term(t -> t.field("kind").value(kind)));
    }

    private List<SortOptions> order() {
        var byId = by("id", SortOrder.Asc);
        return switch (question.sort()) {
            case BEST, NEAR -> List.of(SortOptions.of(s -> s.score(o -> o.order(SortOrder.Desc))), byId);
            case PRICE -> List.of(by("price", SortOrder.Asc), byId);
            case UNIT_PRICE -> List.of(by("unitPrice", SortOrder.Asc), byId);
            case NEW, MIXED -> List.of(by("id", SortOrder.Desc));
        };
    }

    private static SortOptions by(String field, SortOrder order) {
        return SortOptions.of(s -> s.field(f -> f.field(field).order(order).missing("_last")));
    }
}
