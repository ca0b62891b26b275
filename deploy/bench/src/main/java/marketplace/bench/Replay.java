package marketplace.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs recorded statements again straight at PostgreSQL, prepared once on each connection, each its own round trip. */
final class Replay implements AutoCloseable {
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern HASH = Pattern.compile("\\\\x[0-9a-f]{32,128}");
    private static final Pattern NUMBER = Pattern.compile("'[0-9A-HJKMNP-TV-Z]{8,9}'");
    private static final Pattern KIND = Pattern.compile("'[a-z]+\\.[a-z-]+'|(?<=\"type\":\")[a-z]+\\.[a-z-]+(?=\")");
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final List<Connection> connections = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<List<Statement>> recorded;
    private final long since;

    /** @param since epoch milliseconds; ids made later belong to what was recorded and are made anew each time */
    Replay(Product product, int connections, String county, List<List<Statement>> recorded, long since)
            throws SQLException {
        this.recorded = recorded;
        this.since = since;
        recorded.stream()
                .flatMap(List::stream)
                .filter(one -> !one.values().isEmpty())
                .forEach(one -> names.putIfAbsent(one.text(), "s" + names.size()));
        for (var i = 0; i < connections; i++) {
            var connection = product.database("core", "core_app", "core.app");
            prepare(connection, county);
            this.connections.add(connection);
        }
    }

    private void prepare(Connection connection, String county) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('app.county', '" + county + "', false)");
            for (var one : names.entrySet()) {
                statement.execute("prepare " + one.getValue() + " as " + one.getKey());
            }
        }
    }

    int statements() {
        return recorded.stream().mapToInt(List::size).sum() / Math.max(1, recorded.size());
    }

    /** One of the recorded ones, as if for the first time. */
    void run(int connection, int turn) throws SQLException {
        var fresh = new HashMap<String, String>();
        var steps = recorded.get(turn % recorded.size());
        try (var statement = connections.get(connection).createStatement()) {
            for (var step : steps) {
                statement.execute(sql(step, value -> anew(value, fresh)));
            }
        } catch (SQLException e) {
            connections.get(connection).createStatement().execute("rollback");
            throw e;
        }
    }

    private String sql(Statement step, UnaryOperator<String> anew) {
        return step.values().isEmpty()
                ? step.text()
                : step.values().stream()
                        .map(anew)
                        .collect(Collectors.joining(",", "execute " + names.get(step.text()) + "(", ")"));
    }

    /** Ids and numbers become fresh ones; kinds of news and of timed work become such that nobody hears or does. */
    private String anew(String value, Map<String, String> fresh) {
        var kinds = KIND.matcher(value).replaceAll(kind -> kind.group().replaceFirst("[a-z]", "bench-$0"));
        var ids = ID.matcher(kinds)
                .replaceAll(id -> isNew(id.group())
                        ? fresh.computeIfAbsent(
                                id.group(), _ -> UUID.randomUUID().toString())
                        : id.group());
        var hashes = HASH.matcher(ids)
                .replaceAll(hash ->
                        java.util.regex.Matcher.quoteReplacement(fresh.computeIfAbsent(hash.group(), Replay::hash)));
        return NUMBER.matcher(hashes).matches() ? fresh.computeIfAbsent(hashes, Replay::number) : hashes;
    }

    private boolean isNew(String id) {
        return Long.parseLong(id.substring(0, 8) + id.substring(9, 13), 16) >= since;
    }

    private static String hash(String like) {
        var text = new StringBuilder("\\x");
        while (text.length() < like.length()) {
            text.append(Integer.toHexString(ThreadLocalRandom.current().nextInt(16)));
        }
        return text.toString();
    }

    private static String number(String like) {
        var text = new StringBuilder("'");
        while (text.length() < like.length() - 1) {
            text.append(CROCKFORD.charAt(ThreadLocalRandom.current().nextInt(CROCKFORD.length())));
        }
        return text.append('\'').toString();
    }

    @Override
    public void close() throws SQLException {
        for (var connection : connections) {
            connection.close();
        }
    }
}
