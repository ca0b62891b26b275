package marketplace.bench;

import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A county made for the bench. */
record Seeded(String slug, String code, int listings) {
    private static final int LISTINGS_PER_MERCHANT = 250;
    private static final int LEAST_MERCHANTS = 40;

    static String slugOf(int listings) {
        return "bench" + listings;
    }

    static int merchantsOf(int listings) {
        return Math.max(LEAST_MERCHANTS, listings / LISTINGS_PER_MERCHANT);
    }

    static Seeded find(Product product, String slug, int listings) throws SQLException {
        return new Seeded(slug, codes(product, slug).getFirst(), listings);
    }

    static boolean isThere(Product product, String slug) throws SQLException {
        return !codes(product, slug).isEmpty();
    }

    private static List<String> codes(Product product, String slug) throws SQLException {
        return texts(product, "select county from counties.county where slug = '" + slug + "'");
    }

    /** The first column of a query as the superuser. */
    static List<String> texts(Product product, String query) throws SQLException {
        try (var connection = product.database("core", "postgres", "postgresql");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    /** The alias under which search asks for this county. */
    String index() {
        return "listings-" + code;
    }

    HttpRequest.Builder page(Product product, String path) {
        return Web.to(product.address("CORE") + path).header("Host", host(product));
    }

    String host(Product product) {
        return slug + ".localhost:" + product.port("CORE");
    }
}
