package marketplace.delivery;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import marketplace.counties.Place;
import marketplace.shared.PlaceCode;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who reaches places, with the version of that. */
@Component
public class ReachOfPlaces {
    private final Networks networks;
    private final Suppliers suppliers;
    private final Reaches reaches;

    ReachOfPlaces(Networks networks, Suppliers suppliers, Reaches reaches) {
        this.networks = networks;
        this.suppliers = suppliers;
        this.reaches = reaches;
    }

    /** A place and everybody who reaches it. */
    public record Reached(Place place, long version, List<Reach> by) {}

    public Mono<List<Reached>> of(List<Place> places) {
        var codes = places.stream().map(Place::code).toList();
        return Mono.zip(reaches.versions(codes), networks.read(), suppliers.listComing())
                .map(known -> {
                    Function<Place, Reached> reached =
                            place -> reached(place, known.getT1(), known.getT2(), known.getT3());
                    return places.stream().map(reached).collect(Collectors.toList());
                });
    }

    private static Reached reached(
            Place place, Map<PlaceCode, Long> versions, Network network, List<Suppliers.Supplier> coming) {
        return new Reached(place, versions.getOrDefault(place.code(), 0L), Reach.of(place.code(), network, coming));
    }
}
