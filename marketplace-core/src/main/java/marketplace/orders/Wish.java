package marketplace.orders;

import org.jspecify.annotations.Nullable;

/**
 * What the buyer wants of a line beyond its words: what is to come when it is not there, and a note of hers.
 *
 * @param note one line of at most 200 characters, as "gut reif"; empty when there is none
 */
public record Wish(Instead instead, String note) {
    public static final int LONGEST = 200;
    /** What holds where she says nothing. */
    public static final Wish NONE = new Wish(Instead.NEVER, "");

    /** What is to come in place of a line that is not there; whatever it is, it costs her no more than agreed (R221). */
    public enum Instead {
        /** Nothing: the line is left out. */
        NEVER,
        /** What the merchant proposes and she agrees to. */
        ASK,
        /** Another listing of the same merchant that is not dearer. */
        SAME_OR_CHEAPER
    }

    public Wish {
        note = note.strip().replaceAll("\\s+", " ");
        if (note.length() > LONGEST) {
            throw new OrderRefused.WishTooLong();
        }
    }

    /** Where nothing is said it is as in {@link #NONE}. */
    public static Wish of(@Nullable Instead instead, @Nullable String note) {
        return new Wish(instead == null ? NONE.instead : instead, note == null ? "" : note);
    }

    public boolean hasNote() {
        return !note.isEmpty();
    }
}
