package marketplace.dispatch;

import marketplace.accounts.Holders;
import marketplace.shared.AccountId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The dispatcher gives a tour to a courier, or to another one, until it is on the road. */
@Component
public class GiveTour {
    private final Tours tours;
    private final Holders holders;

    GiveTour(Tours tours, Holders holders) {
        this.tours = tours;
        this.holders = holders;
    }

    public Mono<Tour> to(TourId tour, AccountId courier) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.DISPATCHER))
                .then(Mono.defer(() -> tours.get(tour)))
                .then(Mono.defer(() -> holders.holds(Role.COURIER, courier)))
                .filter(holds -> holds)
                .switchIfEmpty(Mono.error(DispatchRefused.NotACourier::new))
                .flatMap(_ -> tours.change(tour, found -> found.give(courier)));
    }
}
