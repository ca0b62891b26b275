package marketplace.outbox;

import java.time.Duration;

/**
 * Rows a room keeps for a time only; {@link RetentionRunner} deletes them in every county.
 *
 * @param table with its schema
 * @param moment the column that says when the time began
 * @param keep how long after that
 * @param only which of the table's rows, as SQL
 */
public record Retention(String table, String moment, Duration keep, String only) {

    /** Of all rows of a table. */
    public static Retention of(String table, String moment, Duration keep) {
        return new Retention(table, moment, keep, "true");
    }

    String sql() {
        return """
            delete from %1$s where ctid = any(array(
              select ctid from %1$s where %2$s < :before and %3$s limit :batch))
            """.formatted(table, moment, only);
    }
}
