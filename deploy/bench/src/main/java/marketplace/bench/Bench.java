package marketplace.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Runs the product, makes counties of the sizes wanted, measures, and prints one table. */
public final class Bench {
    private final Options options;
    private final Product product;
    private final Web web = new Web();
    private final List<Result> results = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Bench(Options options, Product product) {
        this.options = options;
        this.product = product;
    }

    /** Takes the repository's folder, then what {@link Options#USAGE} says. */
    public static void main(String... arguments) throws Exception {
        Options options;
        try {
            options = Options.of(Arrays.asList(arguments).subList(1, arguments.length));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        try (var product = new Product(Path.of(arguments[0]), options.running())) {
            new Bench(options, product).run();
        }
    }

    private void run() throws Exception {
        if (!options.running()) {
            start();
        }
        try (var load = new Load(options.connections(), product::cost)) {
            var turns = new Turns(load, options);
            for (var listings : options.sizes()) {
                measure(listings, turns);
            }
        }
        notes.add("memory, MB: " + product.memory() + ", together "
                + product.memory().values().stream().mapToLong(Long::longValue).sum());
        System.out.println(Result.HEAD);
        results.forEach(System.out::println);
        notes.forEach(System.out::println);
    }

    private void start() {
        product.reset();
        var first = product.start();
        product.stop();
        notes.add(String.format(Locale.ROOT, "start: first %.1f s, again %.1f s", first, product.start()));
        notes.add("memory at the start, MB: " + product.memory());
    }

    private void measure(int listings, Turns turns) throws Exception {
        var indexing = new Indexing(product, web);
        if (options.wants("index")) {
            tell(indexing.index(listings));
        }
        var county = indexing.make(listings);
        var searching = new Searching(product, web, turns);
        var reading = new Reading(product, web, turns);
        if (options.wants("search")) {
            tell(searching.service(county));
        }
        if (options.wants("suggest")) {
            tell(searching.suggestions(county));
        }
        if (options.wants("results")) {
            tell(searching.page(county));
        }
        if (options.wants("listing")) {
            tell(reading.listing(county));
        }
        if (options.wants("home")) {
            tell(reading.home(county));
        }
        if (options.wants("checkout")) {
            tell(new Buying(product, web, turns).buy(county));
        }
    }

    private void tell(Result result) {
        System.err.println(result);
        results.add(result);
    }
}
