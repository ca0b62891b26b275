package marketplace.outbox;

import marketplace.shared.Refusal;

/** A position in the feed: the generation of the database, its transaction (xid8), and the row in it. */
record Cursor(int generation, String tx, long seq) {
    static final Cursor START = new Cursor(0, "0", 0);

    static Cursor of(String text) {
        if (text.isEmpty()) {
            return START;
        }
        var parts = text.split("\\.");
        if (parts.length != 3 || !parts[1].matches("\\d{1,20}")) {
            throw new NoSuchPosition();
        }
        try {
            return new Cursor(Integer.parseInt(parts[0]), parts[1], Long.parseLong(parts[2]));
        } catch (NumberFormatException _) {
            throw new NoSuchPosition();
        }
    }

    @Override
    public String toString() {
        return generation + "." + tx + "." + seq;
    }

    static final class NoSuchPosition extends Refusal {
        private static final long serialVersionUID = 1;

        NoSuchPosition() {
            super(Kind.INVALID, "no-such-position", "This feed never gave out that position.");
        }
    }
}
