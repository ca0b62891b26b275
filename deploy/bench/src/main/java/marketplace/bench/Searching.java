package marketplace.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions with facets, to the search service and on the results page, and what it suggests while they are typed; beside
 * the same bodies at Elasticsearch.
 */
final class Searching {
    private static final List<String> QUESTIONS = List.of(
            ("Brot;Dinkelvollkornbrot;Apfel;Käse;Honig;Erdbeerkonfitüre;Bratwurst;Rinderbraten;Eier;Kartoffeln;Milch;Wein"
                + ";Riesling;Apfelsaft;Kürbiskernbrot;Brezel;Lebkuchen;Gulasch;Schnitzel;Bergkäse;Joghurt;Mehl"
                + ";Nudeln;Linsen;Müsli;Rapsöl;Kräutertee;Kaffee;Strauß;Adventskranz;Orchidee;Lavendel;Apfelbaum"
                + ";Wanderführer;Kinderbuch;Notizbuch;Hammer;Schrauben;Wandfarbe;Schneeschaufel;Bratpfanne;Teekanne"
                + ";Holzeisenbahn;Puzzle;Teddybär;Wollpullover;Wollsocken;Vase;Fahrradkette;Seife;Handcreme;Hundefutter;cremiger"
                + " Honig;saftiger Apfelkuchen;trockener Riesling;warme Mütze;robuste Zange;Geschenk für Kinder;brot"
                + " mit körnern;kaese mild")
                    .split(";"));
    private static final int LEAST_TYPED = 2;
    private static final int MORE_TYPED = 4;
    private static final String SLOW = "index.search.slowlog.threshold.query.warn";

    private final Product product;
    private final Web web;
    private final Turns turns;
    private final String token;

    Searching(Product product, Web web, Turns turns) throws IOException, InterruptedException {
        this.product = product;
        this.web = web;
        this.turns = turns;
        this.token = web.token(product, "core");
    }

    Result service(Seeded county) throws IOException, InterruptedException {
        return measure(
                "search with facets",
                county,
                QUESTIONS.stream().map(words -> ask("/ask", county, words)).toList());
    }

    /** What is suggested after the first two to five letters of each question. */
    Result suggestions(Seeded county) throws IOException, InterruptedException {
        var typed = QUESTIONS.stream()
                .map(words -> words.substring(0, Math.min(words.length(), LEAST_TYPED + words.length() % MORE_TYPED)));
        return measure(
                "suggestions",
                county,
                typed.map(letters -> ask("/suggest", county, letters)).toList());
    }

    Result page(Seeded county) throws IOException, InterruptedException {
        var pages = QUESTIONS.stream()
                .map(words ->
                        county.page(product, "/suche?q=" + Web.encoded(words)).build())
                .toList();
        return measure("results page", county, pages);
    }

    private Result measure(String what, Seeded county, List<HttpRequest> asked)
            throws IOException, InterruptedException {
        var raw = recorded(county, asked);
        var both = turns.measure(
                (_, turn) -> web.take(asked.get(turn % asked.size())), (_, turn) -> all(raw.get(turn % raw.size())));
        var bodies = raw.stream().mapToInt(List::size).sum();
        var note = bodies == raw.size() ? "" : bodies + " queries for " + raw.size() + " questions";
        return new Result(what, county.listings(), both.product(), both.raw(), note);
    }

    private void all(List<HttpRequest> bodies) throws IOException, InterruptedException {
        for (var body : bodies) {
            web.take(body);
        }
    }

    private HttpRequest ask(String door, Seeded county, String words) {
        return Web.to(product.address("SEARCH") + door + "?county=" + county.code() + "&q=" + Web.encoded(words))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    /** The very bodies search sends for each question, out of Elasticsearch's log of slow queries with nothing being fast. */
    private List<List<HttpRequest>> recorded(Seeded county, List<HttpRequest> asked)
            throws IOException, InterruptedException {
        var index = product.address("ELASTICSEARCH") + "/" + county.index();
        web.send(settings(index, "\"0ms\""));
        try {
            var all = new ArrayList<List<HttpRequest>>();
            for (var one : asked) {
                var recorder = new Recorder(product.log("elasticsearch"));
                web.take(one);
                all.add(SlowLog.bodies(recorder.heard(), SlowLog.QUERIES).stream()
                        .map(body -> Web.json(index + "/_search", body))
                        .toList());
            }
            return all;
        } finally {
            web.send(settings(index, "null"));
        }
    }

    private static HttpRequest settings(String index, String value) {
        return Web.to(index + "/_settings")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"" + SLOW + "\":" + value + "}"))
                .build();
    }
}
