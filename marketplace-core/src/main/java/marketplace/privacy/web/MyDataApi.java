package marketplace.privacy.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import marketplace.privacy.Leave;
import marketplace.privacy.TakeAlong;
import marketplace.privacy.TakeAlong.MyData;
import marketplace.shared.personal.Locked;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What is kept of the bearer of a token, to take along and to have erased. */
@RestController
class MyDataApi {
    private final TakeAlong takeAlong;
    private final Leave leave;

    MyDataApi(TakeAlong takeAlong, Leave leave) {
        this.takeAlong = takeAlong;
        this.leave = leave;
    }

    /** What comes of an erasure: what the law keeps stays under lock. */
    record LeftView(Instant askedAt, List<LockedView> locked) {
        static LeftView of(Leave.Left left) {
            return new LeftView(
                    left.askedAt(), left.locked().stream().map(LockedView::of).toList());
        }
    }

    /**
     * Records that stay under lock.
     *
     * @param why RECORD of sales, eight years, or LETTER of trade, six years from the end of the calendar year
     * @param deletedOn the day from which they are gone
     */
    record LockedView(Locked.Why why, LocalDate deletedOn, int count) {
        static LockedView of(Locked locked) {
            return new LockedView(locked.why(), locked.from(), locked.count());
        }
    }

    /** Everything kept of the bearer of the token, in one document; Art. 15 and 20 GDPR. */
    @GetMapping("/api/v1/me/data")
    Mono<MyData> data() {
        return takeAlong.mine();
    }

    /**
     * Erases the account of the bearer of the token; it cannot be taken back (Art. 17 GDPR). From then on her tokens are
     * answered with 410, also when she asks again. Refused while an order is open or somebody depends on her.
     */
    @DeleteMapping("/api/v1/me")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<LeftView> leave() {
        return leave.now().map(LeftView::of);
    }
}
