package marketplace.privacy;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import marketplace.CoreTest;
import marketplace.shared.personal.PersonalData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every table that names an account or a person is in what a resident takes along, or here with the reason why not. A new one
 * fails this test until its room has decided.
 */
class PersonalTablesTest extends CoreTest {
    /** What ids are called that are nobody's account; any other id is taken for one. */
    private static final String THINGS = """
        'id', 'merchant', 'purchase', 'order_id', 'listing', 'variant', 'for_order', 'notice', 'command', 'delivery',
        'tour', 'withdrawal', 'erasure', 'review', 'rated'\
        """;

    /** Tables that name an account or a person and are not hers, with the reason. */
    private static final Map<String, String> NOT_HERS = Map.ofEntries(
            entry("billing.refund", "who of a merchant's people asked for it; an id that leads to nobody"),
            entry("catalog.variant", "names of goods"),
            entry("checkout.basket_pass", "a guest's, who has no account"),
            entry("compliance.measure", "which operator took it; an id that leads to nobody once her account is gone"),
            entry(
                    "compliance.review_measure",
                    "which operator took it; an id that leads to nobody once her account is gone"),
            entry("compliance.notice", "which operator decided; an id that leads to nobody once her account is gone"),
            entry("counties.county", "names of counties"),
            entry("counties.municipality", "names of municipalities"),
            entry("counties.place", "names of places"),
            entry("counties.street", "names of streets"),
            entry("counties.strategy", "which operator decided; an id that leads to nobody once her account is gone"),
            entry("delivery.pickup_point", "names and streets of pickup points"),
            entry("delivery.vehicle", "the driver has a role and goes only after giving it back"),
            entry("dispatch.tour", "the courier has a role and goes only after giving it back; stops name deliveries"),
            entry("files.paper", "a merchant's paper; who brought it is an id that leads to nobody"),
            entry("files.picture", "a merchant's picture; who brought it is an id that leads to nobody"),
            entry("merchants.decision", "what became of a merchant; who did it is an id that leads to nobody"),
            entry("merchants.merchant", "the profile a merchant publishes as the law asks; it is closed, not erased"),
            entry("monitoring.order_heard", "the buyer is a hash whose salt is thrown away"),
            entry("outbox.event", "ids and figures, of which the export has the words; gone after 25 months"),
            entry("outbox.follower", "which instance reads; not a person"),
            entry(
                    "privacy.erasure",
                    "the log of an erasure, which begins when the export is over and ends without her"));

    @Autowired
    private List<PersonalData> parts;

    @Test
    void every_table_with_an_account_or_a_person_is_taken_along_or_said_why_not() throws SQLException {
        var named = named();

        var covered = parts.stream().flatMap(part -> part.tables().stream()).collect(toCollection(TreeSet::new));

        assertThat(covered).doesNotContainAnyElementsOf(NOT_HERS.keySet());
        assertThat(named.stream()
                        .filter(table -> !covered.contains(table))
                        .filter(table -> !NOT_HERS.containsKey(table)))
                .as("Give them in the room's PersonalData and erase them there, or say here why they are nobody's")
                .isEmpty();
    }

    @Test
    void nothing_is_said_of_tables_that_name_nobody() throws SQLException {
        assertThat(NOT_HERS.keySet()).isSubsetOf(named());
        assertThat(NOT_HERS.values()).noneMatch(String::isBlank);
    }

    @Test
    void every_part_has_a_name_of_its_own_and_tables_of_one_room() {
        assertThat(parts).extracting(PersonalData::name).doesNotHaveDuplicates();
        assertThat(parts)
                .allSatisfy(part -> assertThat(part.tables().stream().map(table -> table.replaceAll("\\..*", "")))
                        .hasSizeGreaterThan(0)
                        .containsOnly(part.tables().iterator().next().replaceAll("\\..*", "")));
    }

    private static TreeSet<String> named() throws SQLException {
        try (var connection = database().owner().connect();
                var sql = connection.createStatement();
                var rows = sql.executeQuery("""
                    select distinct c.table_schema || '.' || c.table_name
                    from information_schema.columns c
                    join pg_class t on t.oid = format('%%I.%%I', c.table_schema, c.table_name)::regclass
                    where c.table_schema not in ('information_schema', 'history', 'public') and c.table_schema !~ '^pg_'
                      and t.relkind in ('r', 'p') and not t.relispartition
                      and (c.data_type = 'uuid' and c.column_name not in (%s)
                        or c.column_name ~ '^(account|caller|buyer|courier|driver|visitor|by)$|mail|phone|street|(^|_)name$'
                        or c.table_schema || '.' || c.table_name in ('dispatch.delivery', 'letters.letter'))
                    """.formatted(THINGS))) {
            var names = new TreeSet<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
