package marketplace.shared.personal;

import java.util.List;

/**
 * A room's part of what a resident takes along.
 *
 * @param cut whether there is more than {@value #MOST}
 */
public record Section(List<? extends Record> entries, boolean cut) {
    public static final int MOST = 5_000;

    public Section {
        entries = List.copyOf(entries);
    }

    /** Of a list that was asked for one more than {@value #MOST}. */
    public static Section of(List<? extends Record> found) {
        return new Section(found.subList(0, Math.min(found.size(), MOST)), found.size() > MOST);
    }
}
