package marketplace.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes down which statements core runs while something is asked of it. */
final class Statements {
    private static final String ROLE = "core_app";

    private final Product product;

    Statements(Product product) {
        this.product = product;
    }

    /** Something asked of the product. */
    @FunctionalInterface
    interface Asking {
        void ask() throws Exception;
    }

    /** What the role that works for residents runs meanwhile, followers and timed work not counted. */
    List<Statement> during(Asking asking) throws Exception {
        set("log_statement", "all");
        set("log_line_prefix", Statement.PREFIX);
        try {
            settle();
            var recorder = new Recorder(product.log("postgresql"));
            asking.ask();
            return Statement.all(recorder.heard()).stream()
                    .filter(one -> one.user().equals(ROLE) && !one.text().startsWith("select set_config"))
                    .toList();
        } finally {
            set("log_statement", null);
            set("log_line_prefix", null);
            settle();
        }
    }

    /** Those that stand between BEGIN and COMMIT, both included, where one of them does this. */
    static List<List<Statement>> transactions(List<Statement> all, String doing) {
        Map<String, List<Statement>> open = new HashMap<>();
        var found = new ArrayList<List<Statement>>();
        for (var one : all) {
            if (one.text().startsWith("BEGIN")) {
                open.put(one.session(), new ArrayList<>());
            }
            var begun = open.get(one.session());
            if (begun == null) {
                continue;
            }
            begun.add(one);
            if (one.text().startsWith("COMMIT")) {
                open.remove(one.session());
                if (begun.stream().anyMatch(step -> step.text().contains(doing))) {
                    found.add(begun);
                }
            }
        }
        return found;
    }

    private void set(String name, @org.jspecify.annotations.Nullable String value) throws SQLException {
        try (var connection = product.database("postgres", "postgres", "postgresql");
                var statement = connection.createStatement()) {
            statement.execute(
                    value == null ? "alter system reset " + name : "alter system set %s = '%s'".formatted(name, value));
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void settle() throws InterruptedException {
        Thread.sleep(500);
    }
}
