package marketplace.finding;

import java.util.Optional;
import marketplace.finding.AskedRunner.Asker;
import marketplace.pages.devices.Device;
import marketplace.shared.ListingId;
import marketplace.shared.PlaceCode;
import marketplace.shared.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What people did with what they found, remembered without them: the words led on, and which listing they opened. */
@Component
public class FollowResults {
    private final AskedRunner asked;

    FollowResults(AskedRunner asked) {
        this.asked = asked;
    }

    /**
     * A step from results to one of them.
     *
     * @param words that were asked for
     * @param listing that was opened, if one was
     * @param position among all results, from 1
     */
    public record Step(String words, @Nullable ListingId listing, int position) {}

    /** Notes it for where she lives, if she said so. */
    public Mono<Void> by(Step step, Optional<PlaceCode> home) {
        return Mono.zip(
                        Scope.current(),
                        Device.current(),
                        (scope, device) -> new Asker(scope.county(), device, home.orElse(null)))
                .doOnNext(asker -> note(asker, step))
                .then();
    }

    private void note(Asker asker, Step step) {
        asked.followed(asker, step.words());
        if (step.listing() != null) {
            asked.opened(asker, step.listing(), step.position());
        }
    }
}
