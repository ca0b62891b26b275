package marketplace.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A county's listings from the feed into the index: search is held while the county is made, then let go. Beside it, the
 * same documents straight into an index of the same shape, in bulks, two at a time.
 */
final class Indexing {
    private static final String SAMPLE = "benchsample";

    /** Of these the index is made; the index of a new county is filled by a rebuild, which is not what is measured. */
    private static final int FIRST = 100;

    private static final int SAMPLES = 2_000;
    private static final int BULK = 500;
    private static final int SIDE_BY_SIDE = 2;
    private static final String SLOW = """
        {"index_patterns": ["listings-15*"], "priority": 500, "template": {"settings": {
          "index.indexing.slowlog.threshold.index.warn": "0ms", "index.indexing.slowlog.source": "true"}}}\
        """;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Product product;
    private final Web web;
    private final String elasticsearch;
    private List<String> documents = List.of();

    Indexing(Product product, Web web) {
        this.product = product;
        this.web = web;
        this.elasticsearch = product.address("ELASTICSEARCH");
    }

    /** Elasticsearch is compiled while it is running: all is written once before, so that neither of both meets it cold. */
    Result index(int listings) throws Exception {
        open(Seeded.slugOf(listings), Seeded.merchantsOf(listings));
        raw(Seeded.find(product, Seeded.slugOf(listings), listings));
        var began = System.nanoTime();
        signal("STOP");
        try {
            product.seed(Seeded.slugOf(listings), Seeded.merchantsOf(listings), listings);
        } finally {
            signal("CONT");
        }
        var seeded = (System.nanoTime() - began) / 1e9;
        var county = Seeded.find(product, Seeded.slugOf(listings), listings);
        var ours = follow(county);
        var raw = raw(county);
        var note = String.format(Locale.ROOT, "seeded in %.1f s, %.0f a second", seeded, (listings - FIRST) / seeded);
        return new Result("index from the feed", listings, ours, raw, note);
    }

    /** The county, with all it lists in the index. */
    Seeded make(int listings) throws Exception {
        var slug = Seeded.slugOf(listings);
        if (!Seeded.isThere(product, slug)) {
            product.seed(slug, Seeded.merchantsOf(listings), listings);
        }
        var county = Seeded.find(product, slug, listings);
        await(county);
        return county;
    }

    private void open(String slug, int merchants) throws Exception {
        product.seed(slug, merchants, FIRST);
        await(Seeded.find(product, slug, FIRST));
    }

    private void signal(String name) throws IOException, InterruptedException {
        var pid = Long.toString(product.part("search").pid());
        new ProcessBuilder("kill", "-s", name, pid).inheritIO().start().waitFor();
    }

    private Figures follow(Seeded county) throws Exception {
        var before = product.cost();
        var begin = System.nanoTime();
        var there = await(county);
        return figures(there - FIRST, begin, product.cost().since(before));
    }

    private long await(Seeded county) throws Exception {
        var end = System.nanoTime() + LONGEST.toNanos();
        var there = 0L;
        while (there < county.listings() && System.nanoTime() < end) {
            Thread.sleep(100);
            there = count(county.index());
        }
        return there;
    }

    private static Figures figures(long done, long begin, Cost cost) {
        var nanos = new long[Math.toIntExact(done)];
        return new Figures(nanos, 0, (System.nanoTime() - begin) / 1e9, cost);
    }

    private long count(String index) throws IOException, InterruptedException {
        var answer = web.read(Web.to(elasticsearch + "/" + index + "/_count?ignore_unavailable=true")
                .build());
        return answer.get("count").asLong();
    }

    private Figures raw(Seeded county) throws Exception {
        if (documents.isEmpty()) {
            documents = sample();
        }
        var index = "raw-" + UUID.randomUUID();
        web.send(put("/" + index, shapeOf(county)));
        var before = product.cost();
        var begin = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            var bulks = new ArrayList<Future<?>>();
            for (var from = 0; from < county.listings(); from += BULK) {
                var first = from;
                var to = Math.min(county.listings(), from + BULK);
                bulks.add(threads.submit(() -> web.send(bulk(index, first, to))));
            }
            for (var bulk : bulks) {
                bulk.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            }
        }
        web.send(Web.json(elasticsearch + "/" + index + "/_refresh", ""));
        var figures = figures(count(index), begin, product.cost().since(before));
        web.send(Web.to(elasticsearch + "/" + index).DELETE().build());
        return figures;
    }

    private HttpRequest bulk(String index, int from, int to) {
        var body = new StringBuilder();
        for (var i = from; i < to; i++) {
            body.append("{\"index\":{\"_id\":\"").append(UUID.randomUUID()).append("\"}}\n");
            body.append(documents.get(i % documents.size())).append('\n');
        }
        return Web.json(elasticsearch + "/" + index + "/_bulk", body.toString());
    }

    /** Settings and mapping of the county's own index. */
    private String shapeOf(Seeded county) throws IOException, InterruptedException {
        var found = web.read(Web.to(elasticsearch + "/" + county.index()).build())
                .iterator()
                .next();
        var index = found.get("settings").get("index");
        var settings = Web.JSON.createObjectNode();
        List.of("number_of_shards", "number_of_replicas", "refresh_interval", "analysis")
                .forEach(name -> {
                    if (index.has(name)) {
                        settings.set(name, index.get(name));
                    }
                });
        var shape = Web.JSON.createObjectNode();
        shape.set("settings", Web.JSON.createObjectNode().set("index", settings));
        shape.set("mappings", found.get("mappings"));
        return shape.toString();
    }

    private HttpRequest put(String path, String body) {
        return Web.to(elasticsearch + path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** Whole documents as search writes them, out of the log of slow writes with nothing being fast. */
    private List<String> sample() throws Exception {
        web.send(put("/_index_template/" + SAMPLE, SLOW));
        try {
            var recorder = new Recorder(product.log("elasticsearch"));
            product.seed(SAMPLE, Seeded.merchantsOf(SAMPLES), SAMPLES);
            await(Seeded.find(product, SAMPLE, SAMPLES));
            return SlowLog.bodies(recorder.heard(), SlowLog.WRITES);
        } finally {
            web.send(Web.to(elasticsearch + "/_index_template/" + SAMPLE)
                    .DELETE()
                    .build());
        }
    }
}
