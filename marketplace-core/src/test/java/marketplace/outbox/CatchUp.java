package marketplace.outbox;

import java.util.List;
import org.springframework.context.ApplicationContext;

/** Lets the followers of some rooms hear everything there is; others may listen to a service a test does without. */
public final class CatchUp {
    private CatchUp() {}

    public static void of(ApplicationContext core, String... rooms) {
        var following = core.getBean(Following.class);
        core.getBeansOfType(Follower.class).values().stream()
                .filter(follower -> List.of(rooms).contains(follower.name().replaceFirst("\\..*", "")))
                .forEach(follower -> following
                        .step(follower)
                        .defaultIfEmpty(false)
                        .repeat()
                        .takeUntil(more -> !more)
                        .blockLast());
    }
}
