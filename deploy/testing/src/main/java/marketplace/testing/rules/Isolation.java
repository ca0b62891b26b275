package marketplace.testing.rules;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import marketplace.testing.TestDatabase;

/**
 * One row of a county in every table, and what somebody who works in another county makes of it. Checks, foreign keys
 * and triggers are taken away first, so that a row needs no story: use a database of its own.
 */
public final class Isolation {

    private static final String NOT_PERMITTED = "42501";
    private static final String NAKED = """
        do $$
        declare
          command text;
        begin
          for command in
            select format('alter table %s drop constraint %I', f.conrelid::regclass, f.conname)
            from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
            where f.contype in ('c', 'f') and f.coninhcount = 0
              and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'history', 'public')
            union all
            select format('alter table %s disable trigger user', c.oid::regclass)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'history', 'public')
          loop
            execute command;
          end loop;
        end $$
        """;
    private static final String INSERTIONS = """
        select format('insert into %%s (%%s) values (%%s)', c.oid::regclass, string_agg(quote_ident(a.attname), ', '),
          string_agg(case
            when a.attname = 'county' then quote_literal('%s')
            when t.typname = 'uuid' then 'gen_random_uuid()'
            when t.typname = 'bytea' then 'gen_random_uuid()::text::bytea'
            when t.typname in ('json', 'jsonb') or t.typcategory = 'A' then quote_literal('{}')
            when t.typname in ('time', 'timetz') then quote_literal('10:00')
            when t.typcategory = 'D' then 'now()'
            when t.typcategory = 'N' then '1'
            when t.typcategory = 'B' then 'true'
            when t.typcategory = 'R' then quote_literal('empty')
            when t.typcategory = 'T' then quote_literal('1 second')
            else quote_literal('x') end, ', '))
        from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
        join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition
          and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'history', 'public')
          and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
          and (a.attname = 'county' or a.attnotnull and not a.atthasdef)
        group by c.oid having bool_or(a.attname = 'county') order by 1
        """;
    private static final String TABLES = """
        select a.attrelid::regclass from pg_attribute a join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace
        where a.attname = 'county' and c.relkind in ('r', 'p')
          and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'history', 'public')
        order by 1
        """;

    private final TestDatabase database;
    private final String county;
    private final List<String> tables;
    private final List<String> insertions;

    /** @param county five digits that no row has yet */
    public Isolation(TestDatabase database, String county) throws SQLException {
        this.database = database;
        this.county = county;
        try (var owner = database.owner().connect();
                var feed = database.feed().connect()) {
            count(owner, NAKED);
            tables = Tables.ask(owner, TABLES);
            insertions = Tables.ask(owner, INSERTIONS.formatted(county));
            for (var insertion : insertions) {
                count(feed, insertion);
            }
        }
    }

    /** Tables, and partitions asked by their own names, of which the app sees the row when it works there; nowhere when empty. */
    public List<String> seenFrom(String somewhere) throws SQLException {
        return tablesWhere(somewhere, "select 1 from %s where county = '" + county + "'");
    }

    /** Tables whose row the app can change from there. */
    public List<String> changedFrom(String somewhere) throws SQLException {
        return tablesWhere(somewhere, "update %s set county = county where county = '" + county + "'");
    }

    /** Tables whose row the app can delete from there. */
    public List<String> deletedFrom(String somewhere) throws SQLException {
        return tablesWhere(somewhere, "delete from %s where county = '" + county + "'");
    }

    /** What the app can still insert for the county from there. */
    public List<String> insertedFrom(String somewhere) throws SQLException {
        var inserted = new ArrayList<String>();
        try (var app = appIn(somewhere)) {
            for (var insertion : insertions) {
                if (permitted(app, insertion) != 0) {
                    inserted.add(insertion);
                }
            }
        }
        return inserted;
    }

    /** Every table that holds a row of the county. */
    public List<String> filled() throws SQLException {
        try (var feed = database.feed().connect()) {
            feed.setAutoCommit(false);
            return tablesWhere(feed, "select 1 from %s where county = '" + county + "'");
        }
    }

    private List<String> tablesWhere(String somewhere, String statement) throws SQLException {
        try (var app = appIn(somewhere)) {
            return tablesWhere(app, statement);
        }
    }

    private List<String> tablesWhere(Connection connection, String statement) throws SQLException {
        var found = new ArrayList<String>();
        for (var table : tables) {
            if (permitted(connection, statement.formatted(table)) > 0) {
                found.add(table);
            }
        }
        return found;
    }

    private Connection appIn(String somewhere) throws SQLException {
        var app = database.app().connect();
        if (!somewhere.isEmpty()) {
            count(app, "select set_config('app.county', '" + somewhere + "', false)");
        }
        app.setAutoCommit(false);
        return app;
    }

    /** Rows read or changed, taken back at once; none where it is not permitted, -1 where it fails for another reason. */
    private static int permitted(Connection connection, String sql) throws SQLException {
        try {
            return count(connection, sql);
        } catch (SQLException refused) {
            return NOT_PERMITTED.equals(refused.getSQLState()) ? 0 : -1;
        } finally {
            connection.rollback();
        }
    }

    private static int count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            var rows = 0;
            if (!statement.execute(sql)) {
                return statement.getUpdateCount();
            }
            try (var answer = statement.getResultSet()) {
                while (answer.next()) {
                    rows++;
                }
            }
            return rows;
        }
    }
}
