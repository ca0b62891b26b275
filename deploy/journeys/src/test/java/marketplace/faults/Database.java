package marketplace.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import marketplace.local.servers.Login;

/** A service's database as the auditor sees it, past all row-level security. */
final class Database {
    private final Login login;

    Database(Login login) {
        this.login = login;
    }

    /** All rows; while the server is away, once it is back. */
    <T> List<T> list(String sql, Function<Map<String, Object>, T> reader) {
        return Patience.insist(() -> ask(sql, reader), Optional::isPresent).orElseThrow();
    }

    private <T> Optional<List<T>> ask(String sql, Function<Map<String, Object>, T> reader) {
        try (var connection = login.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(reader.apply(read(rows)));
            }
            return Optional.of(all);
        } catch (SQLException e) {
            if (isAway(e)) {
                return Optional.empty();
            }
            throw new IllegalStateException(sql, e);
        }
    }

    <T> T one(String sql, Class<T> type) {
        return type.cast(list(sql, row -> row.values().iterator().next()).getFirst());
    }

    /** Changes something; while the server is away, once it is back. */
    void run(String sql) {
        Patience.insist(() -> isDone(sql), it -> it);
    }

    private boolean isDone(String sql) {
        try (Connection connection = login.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            if (isAway(e)) {
                return false;
            }
            throw new IllegalStateException(sql, e);
        }
    }

    /** The classes of connection faults and of an operator's intervention. */
    private static boolean isAway(SQLException fault) {
        var state = String.valueOf(fault.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    private static Map<String, Object> read(ResultSet rows) throws SQLException {
        var row = new LinkedHashMap<String, Object>();
        for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            var value = rows.getObject(i);
            Instant instant = value instanceof Timestamp moment ? moment.toInstant() : null;
            row.put(rows.getMetaData().getColumnLabel(i), instant == null ? value : instant);
        }
        return row;
    }
}
