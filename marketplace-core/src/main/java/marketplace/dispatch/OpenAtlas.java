package marketplace.dispatch;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.delivery.Networks;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.orders.Purchases;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gathers what is to be known of some deliveries; each room is asked once. */
@Component
public class OpenAtlas {
    private final Places places;
    private final Networks networks;
    private final Merchants merchants;
    private final Purchases purchases;

    OpenAtlas(Places places, Networks networks, Merchants merchants, Purchases purchases) {
        this.places = places;
        this.networks = networks;
        this.merchants = merchants;
        this.purchases = purchases;
    }

    public Mono<Atlas> of(List<Delivery> deliveries) {
        return Mono.zip(
                        places.list(),
                        networks.here(),
                        merchants.listAll(Atlas.merchants(deliveries)),
                        purchases.recipients(Atlas.purchases(deliveries)))
                .map(all -> new Atlas(
                        all.getT1().stream().collect(Collectors.toMap(Place::code, Function.identity())),
                        all.getT2(),
                        all.getT3().stream().collect(Collectors.toMap(Merchant::id, Function.identity())),
                        all.getT4(),
                        Atlas.byId(deliveries.stream())));
    }
}
