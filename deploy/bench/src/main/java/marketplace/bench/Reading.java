package marketplace.bench;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/** Pages that only read: a listing, the front; beside the SQL each of them runs. */
final class Reading {
    private static final int PAGES = 400;
    private static final int RECORDED = 60;

    private final Product product;
    private final Web web;
    private final Turns turns;

    Reading(Product product, Web web, Turns turns) {
        this.product = product;
        this.web = web;
        this.turns = turns;
    }

    Result listing(Seeded county) throws Exception {
        var ids = Seeded.texts(product, """
            select id from catalog.listing where county = '%s' and state = 'published' order by md5(id::text) limit %d
            """.formatted(county.code(), PAGES));
        var pages = ids.stream()
                .map(id -> county.page(product, "/angebot/" + id).build())
                .toList();
        return measure("listing page", county, pages);
    }

    Result home(Seeded county) throws Exception {
        return measure("home page", county, List.of(county.page(product, "/").build()));
    }

    private Result measure(String what, Seeded county, List<HttpRequest> pages) throws Exception {
        var since = System.currentTimeMillis();
        web.take(pages.getFirst());
        var recorded = new ArrayList<List<Statement>>();
        var statements = new Statements(product);
        var asked = pages.subList(0, Math.min(RECORDED, pages.size()));
        var all = statements.during(() -> {
            for (var page : asked) {
                web.take(page);
            }
        });
        var each = Math.max(1, all.size() / asked.size());
        for (var i = 0; i + each <= all.size(); i += each) {
            recorded.add(all.subList(i, i + each));
        }
        if (recorded.isEmpty()) {
            var both = turns.measure((_, turn) -> web.take(pages.get(turn % pages.size())), (_, _) -> {});
            return new Result(what, county.listings(), both.product(), Figures.none(), "no SQL of its own");
        }
        try (var replay = new Replay(product, turns.options().connections(), county.code(), recorded, since)) {
            var both = turns.measure((_, turn) -> web.take(pages.get(turn % pages.size())), replay::run);
            return new Result(what, county.listings(), both.product(), both.raw(), replay.statements() + " queries");
        }
    }
}
