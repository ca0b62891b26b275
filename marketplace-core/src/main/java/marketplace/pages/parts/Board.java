package marketplace.pages.parts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lanes of jobs; a job moves by choosing where to.
 *
 * @param action where a move is sent to, with "job" and "to"
 */
public record Board(String action, List<Lane> lanes) {
    /** A vehicle, or what is still open. */
    public record Lane(
            String id,
            String title,
            String icon,
            String under,
            @Nullable Progress load,
            List<Job> jobs) {}

    /** A stop: when, where, what; why it is here; where it could go. */
    public record Job(
            String id,
            String time,
            String title,
            String detail,
            @Nullable String why,
            boolean late,
            List<Option> moves) {}
}
