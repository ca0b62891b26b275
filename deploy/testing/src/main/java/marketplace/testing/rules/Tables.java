package marketplace.testing.rules;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import marketplace.testing.TestDatabase;

/** The tables of a migrated database, held against the data rules. */
public record Tables(TestDatabase database) {

    private static final String OURS = """
        with ours as (
          select c.oid, n.nspname || '.' || c.relname as name, c.relnamespace, c.relispartition,
            c.relrowsecurity and c.relforcerowsecurity as forced
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'history', 'public')
        )
        """;

    /** All of them, partitions included. */
    public List<String> all() {
        return ask("select name from ours");
    }

    /** Tables whose key does not begin with the county. */
    public List<String> keyedOtherwise() {
        return ask("""
            select name from ours where not relispartition and not exists (
              select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
              where i.indrelid = ours.oid and i.indisunique and a.attname = 'county'
                and (i.indisprimary or not exists (
                  select from pg_index p where p.indrelid = i.indrelid and p.indisprimary)))
            """);
    }

    /** Unique indexes that do not begin with the county: they tell one county what another has, and cannot be sharded. */
    public List<String> uniqueAcrossCounties() {
        return ask("""
            select name || ' (' || (select string_agg(a.attname, ', ') from pg_attribute a
                                     where a.attrelid = i.indrelid and a.attnum = any(i.indkey)) || ')'
            from ours join pg_index i on i.indrelid = ours.oid
            where not relispartition and i.indisunique
              and not exists (select from pg_attribute a
                where a.attrelid = i.indrelid and a.attnum = i.indkey[0] and a.attname = 'county')
            """);
    }

    /** Tables without the one policy, forced upon their owner as well. */
    public List<String> unsecured() {
        return ask("""
            select name from ours where not forced or (
              select string_agg(polcmd::text || pg_get_expr(polqual, polrelid) || coalesce(pg_get_expr(polwithcheck, polrelid), ''), ';')
              from pg_policy where polrelid = ours.oid
            ) is distinct from '*(county = current_setting(''app.county''::text, true))'
            """);
    }

    /** Foreign keys from one schema into another. */
    public List<String> foreignKeysAcrossSchemas() {
        return ask("""
            select name || ': ' || f.conname from ours join pg_constraint f on f.conrelid = ours.oid and f.contype = 'f'
            join pg_class other on other.oid = f.confrelid where other.relnamespace <> ours.relnamespace
            """);
    }

    /** Foreign keys whose columns no index begins with. */
    public List<String> foreignKeysWithoutIndex() {
        return ask("""
            select name || ': ' || f.conname from ours join pg_constraint f on f.conrelid = ours.oid and f.contype = 'f'
            where not exists (
              select from pg_index i where i.indrelid = f.conrelid and i.indpred is null
                and (i.indkey::int2[])[0:cardinality(f.conkey) - 1] @> f.conkey)
            """);
    }

    private List<String> ask(String question) {
        try (var connection = database.owner().connect()) {
            return ask(connection, OURS + question + " order by 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            var answer = new ArrayList<String>();
            while (rows.next()) {
                answer.add(rows.getString(1));
            }
            return answer;
        }
    }
}
