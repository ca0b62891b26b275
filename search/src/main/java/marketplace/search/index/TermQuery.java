package marketplace.search.index;

import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import marketplace.analysis.Compounds;
import marketplace.analysis.Folding;
import marketplace.search.asking.As;
import marketplace.search.asking.Term;
import marketplace.shared.MerchantId;

/** One word of a question: the best of all its meanings. Each way to match is named "place in the question:why". */
final class TermQuery {

    /** Heads of compounds that say too little to stand for the whole. */
    private static final Set<String> VAGUE_HEADS = Set.of(
            "maschine",
            "gerat",
            "mittel",
            "stuck",
            "set",
            "satz",
            "kasten",
            "kiste",
            "korb",
            "wagen",
            "halter",
            "stander",
            "kurs",
            "dienst",
            "arbeit",
            "service",
            "reparatur",
            "platte",
            "paket",
            "pack",
            "tuch",
            "zeug",
            "werk",
            "teil",
            "laden",
            "markt",
            "hof",
            "wasser",
            "mehl",
            "pulver",
            "ol",
            "saft",
            "glas",
            "karte",
            "buch",
            "farbe",
            "creme",
            "unterricht",
            "stunde",
            "schule",
            "abend",
            "tag",
            "becher",
            "schale",
            "topf",
            "dose",
            "flasche",
            "beutel",
            "tute",
            "sack",
            "mischung",
            "artikel",
            "bedarf",
            "zubehor",
            "platz",
            "band",
            "stange",
            "ring",
            "form",
            "blatt",
            "fest",
            "feier");

    private final Term term;
    private final int place;
    private final Step step;
    private final boolean inTexts;

    private TermQuery(Term term, int place, Step step, boolean inTexts) {
        this.term = term;
        this.place = place;
        this.step = step;
        this.inTexts = inTexts;
    }

    /** @param inTexts whether a mention in the description is enough */
    static Query of(Term term, int place, Step step, boolean inTexts) {
        return new TermQuery(term, place, step, inTexts).query();
    }

    private Query query() {
        var ways = new ArrayList<Query>();
        for (var as : As.values()) {
            var texts = term.meant(as);
            if (!texts.isEmpty() && (as != As.BROADER || step != Step.EXACT)) {
                ways.addAll(as == As.OWN ? own(texts.getFirst()) : List.of(meant(as, texts)));
            }
        }
        if (!term.parts().isEmpty()) {
            ways.add(named("part", allParts()));
            if (step != Step.EXACT
                    && !VAGUE_HEADS.contains(term.parts().getLast().getFirst())) {
                ways.add(named("part", headOnly()));
            }
        }
        if (!term.merchants().isEmpty()) {
            ways.add(named("called", oneOf("merchant", term.merchants(), Boosts.CALLED)));
        }
        return best(ways);
    }

    /** The word itself, wherever it stands. */
    private List<Query> own(String text) {
        var ways = new ArrayList<Query>(List.of(
                named("title", best(List.of(all("title", text, Boosts.TITLE), all("title.heads", text, Boosts.HEAD)))),
                named("part", all("title.parts", text, Boosts.PART)),
                named("brand", best(List.of(all("label", text, Boosts.LABEL), code(text)))),
                named(
                        "category",
                        best(List.of(all("topic", text, Boosts.TOPIC), all("topic.parts", text, Boosts.TOPIC_PART))))));
        if (inTexts) {
            ways.add(named("text", all("text", text, Boosts.TEXT)));
        }
        return ways;
    }

    /** Other words for it: single ones together, phrases each with all its words. */
    private Query meant(As as, List<String> texts) {
        var weight = (float) as.weight();
        var single =
                String.join(" ", texts.stream().filter(text -> !isPhrase(text)).toList());
        var ways = new ArrayList<Query>();
        if (!single.isEmpty()) {
            ways.add(any("title", single, Boosts.TITLE * weight));
            ways.add(any("title.heads", single, Boosts.HEAD * weight));
            if (as != As.BROADER) {
                ways.add(any("title.parts", single, Boosts.PART * weight));
                ways.add(any("topic.parts", single, Boosts.TOPIC_PART * weight));
            }
            if (inTexts && as != As.RELATED && as != As.BROADER) {
                ways.add(any("text", single, Boosts.TEXT * weight));
            }
        }
        texts.stream()
                .map(text -> as == As.PROBLEM ? apart(text) : text)
                .filter(TermQuery::isPhrase)
                .forEach(phrase -> ways.add(all("title.parts", phrase, Boosts.HEAD * weight)));
        return named(as.code(), best(ways));
    }

    /** Of several words each is needed; those of Nuss-Nougat-Creme too. */
    private static boolean isPhrase(String text) {
        return text.contains(" ") || text.contains("-");
    }

    /** A display repair is also a repair of a display. */
    private static String apart(String text) {
        return text.contains(" ") ? text : String.join(" ", Compounds.german().single(Folding.fold(text)));
    }

    /** Every part of a compound, in the title or at least in category or description. */
    private Query allParts() {
        return best(List.of(
                parts(List.of("title.parts"), Boosts.ALL_PARTS),
                parts(List.of("title.parts", "topic.parts", "label", "text"), Boosts.ALL_PARTS / 2)));
    }

    private Query parts(List<String> fields, float boost) {
        var musts = term.parts().stream()
                .map(same -> best(fields.stream()
                        .map(field -> any(field, String.join(" ", same), 1))
                        .toList()))
                .toList();
        return Query.of(q -> q.constantScore(c -> c.boost(boost).filter(f -> f.bool(b -> b.must(musts)))));
    }

    private Query headOnly() {
        var head = String.join(" ", term.parts().getLast());
        return best(List.of(any("title", head, Boosts.HEAD_ONLY), any("title.heads", head, Boosts.HEAD_ONLY)));
    }

    private static Query all(String field, String text, float boost) {
        return constant(field, text, boost, Operator.And);
    }

    private static Query any(String field, String text, float boost) {
        return constant(field, text, boost, Operator.Or);
    }

    private static Query constant(String field, String text, float boost, Operator operator) {
        return Query.of(q -> q.constantScore(c -> c.boost(boost)
                .filter(f -> f.match(m -> m.field(field).query(text).operator(operator)))));
    }

    private static Query code(String text) {
        var code = text.toLowerCase(Locale.ROOT);
        return Query.of(q -> q.term(t -> t.field("code").value(code).boost(Boosts.CODE)));
    }

    static Query oneOf(String field, Set<MerchantId> ids, float boost) {
        return Query.of(q -> q.constantScore(c -> c.boost(boost).filter(oneOf(field, ids))));
    }

    static Query oneOf(String field, Set<MerchantId> ids) {
        return values(field, ids.stream().map(MerchantId::toString).sorted().toList());
    }

    static Query values(String field, List<String> values) {
        var terms = values.stream()
                .map(co.elastic.clients.elasticsearch._types.FieldValue::of)
                .toList();
        return Query.of(q -> q.terms(t -> t.field(field).terms(v -> v.value(terms))));
    }

    private static Query best(List<Query> ways) {
        return ways.size() == 1
                ? ways.getFirst()
                : Query.of(q -> q.disMax(d -> d.queries(ways).tieBreaker(Boosts.TIE)));
    }

    private Query named(String why, Query query) {
        var name = place + ":" + why;
        return Query.of(q -> q.bool(b -> b.must(query).queryName(name)));
    }

    static Query best(Query... ways) {
        return best(Arrays.asList(ways));
    }
}
