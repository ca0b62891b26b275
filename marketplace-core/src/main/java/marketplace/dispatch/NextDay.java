package marketplace.dispatch;

import java.time.Clock;
import java.time.LocalDate;
import marketplace.merchants.BusinessTime;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The next day on which there is something to bring, for the dispatcher; today where there is nothing. */
@Component
public class NextDay {
    private final Deliveries deliveries;
    private final Clock clock;

    NextDay(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    public Mono<LocalDate> here() {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.DISPATCHER))
                .then(Mono.defer(() -> deliveries.nextDay(today())))
                .switchIfEmpty(Mono.fromSupplier(this::today));
    }

    private LocalDate today() {
        return clock.instant().atZone(BusinessTime.ZONE).toLocalDate();
    }
}
