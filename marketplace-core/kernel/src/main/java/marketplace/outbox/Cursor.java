package marketplace.outbox;

import java.util.Comparator;
import java.util.regex.Pattern;
import marketplace.shared.Refusal;

/** A position in the feed: the generation of the database, its transaction (an unsigned xid8), and the row in it. */
record Cursor(int generation, long tx, long seq) implements Comparable<Cursor> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,20})\\.(\\d{1,18})");
    private static final Cursor START = new Cursor(0, 0, 0);
    private static final Comparator<Cursor> ORDER = Comparator.comparingInt(Cursor::generation)
            .thenComparing(Cursor::tx, Long::compareUnsigned)
            .thenComparingLong(Cursor::seq);

    /** Reads what the feed gave out; the empty text is the beginning. */
    static Cursor of(String text) {
        if (text.isEmpty()) {
            return START;
        }
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new NoSuchPosition();
        }
        try {
            return new Cursor(
                    Integer.parseInt(parts.group(1)),
                    Long.parseUnsignedLong(parts.group(2)),
                    Long.parseLong(parts.group(3)));
        } catch (NumberFormatException _) {
            throw new NoSuchPosition();
        }
    }

    String transaction() {
        return Long.toUnsignedString(tx);
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return generation + "." + transaction() + "." + seq;
    }

    static final class NoSuchPosition extends Refusal {
        private static final long serialVersionUID = 1;

        NoSuchPosition() {
            super(Kind.INVALID, "no-such-position", "This feed never gave out that position.");
        }
    }
}
