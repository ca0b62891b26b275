package marketplace.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import marketplace.local.servers.Login;

/**
 * The rows of all tables of a database as they were at one moment, to be put back as often as a test likes. Works past
 * triggers, foreign keys and row-level security. Sequences go on, and so does the list of migrations. Nobody may write
 * while rows are kept or put back.
 */
public final class KeptRows implements AutoCloseable {
    private static final String TABLES = """
        select c.oid::regclass::text as name,
          (select string_agg(format('%I', attname), ', ' order by attnum) from pg_attribute
           where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
          (select string_agg(format(
              case when attnotnull then 't.%1$I = kept.%1$I' else 't.%1$I is not distinct from kept.%1$I' end,
              attname), ' and ')
           from pg_attribute where attrelid = c.oid and attnum = any(key.indkey)) as same
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        left join lateral (
          select indkey from pg_index
          where indrelid = c.oid and (indisprimary or indnullsnotdistinct) and indpred is null and indexprs is null
          order by indisprimary desc limit 1) key on true
        where c.relkind in ('r', 'p') and not c.relispartition
          and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'history', 'public')
        order by 1
        """;

    /** The copies live in this connection. */
    private final Connection connection;

    private final List<Table> tables;
    private final PreparedStatement changed;

    /** Whatever a later transaction wrote is no kept row. */
    private long since;

    /** @param superuser a login to the database */
    KeptRows(Login superuser) throws SQLException {
        connection = superuser.connect();
        try {
            run("set session_replication_role = replica; set jit = off");
            connection.setAutoCommit(false);
            tables = tables();
            for (var table : tables) {
                run(table.keep());
            }
            changed = connection.prepareStatement(changed());
            done();
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * One of the tables.
     *
     * @param number of its copy
     * @param columns those that are no function of others
     * @param same that row t of the table and the kept row have the same key
     * @param rows how many were kept
     */
    private record Table(int number, String name, String columns, String same, long rows) {
        String keep() {
            return "create temporary table kept_%d as select %s from %s".formatted(number, columns, name);
        }

        /** Its number, if something was added, changed or taken away. */
        String changed() {
            return """
                select %d from (select count(*) as rows, coalesce(max(xmin::text::bigint), 0) as last from %s) now
                where rows <> %d or last > (select tx from since)
                """.formatted(number, name, rows);
        }

        String putBack(long since) {
            return """
                delete from %1$s where xmin::text::bigint > %5$d;
                insert into %1$s (%2$s) overriding system value
                select %2$s from kept_%3$d kept where not exists (select from %1$s t where %4$s)
                """.formatted(name, columns, number, same, since);
        }
    }

    /** Everything is as it was when the rows were kept. Says whether it had been otherwise. */
    public boolean putBack() {
        try {
            changed.setLong(1, since);
            var numbers = changedTables();
            for (var number : numbers) {
                run(tables.get(number).putBack(since));
            }
            done();
            return !numbers.isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException("The rows could not be put back.", undone(e));
        }
    }

    /** So that the next time is not refused because of this one. */
    private SQLException undone(SQLException why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
        return why;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private List<Integer> changedTables() throws SQLException {
        var numbers = new ArrayList<Integer>();
        try (var rows = changed.executeQuery()) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
        }
        return numbers;
    }

    private void done() throws SQLException {
        since = ask("select pg_current_xact_id()::text::bigint");
        connection.commit();
    }

    private String changed() {
        return tables.stream()
                .map(Table::changed)
                .collect(Collectors.joining(" union all ", "with since as materialized (select ?::bigint as tx) ", ""));
    }

    private List<Table> tables() throws SQLException {
        var found = new ArrayList<Table>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                found.add(table(found.size(), rows));
            }
        }
        return found;
    }

    private Table table(int number, ResultSet row) throws SQLException {
        var name = row.getString("name");
        var same = row.getString("same");
        if (same == null) {
            throw new IllegalStateException(name + " has no key to tell its rows by.");
        }
        return new Table(number, name, row.getString("columns"), same, ask("select count(*) from " + name));
    }

    private long ask(String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
