package marketplace.delivery.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.counties.Strategies;
import marketplace.counties.Strategy;
import marketplace.delivery.DeliveryDay;
import marketplace.delivery.Network;
import marketplace.delivery.Networks;
import marketplace.delivery.PickupPoint;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.shared.PlaceCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** All delivery days and pickup points of the county on one page. */
@Controller
public class DayPages {
    private final Networks networks;
    private final Places places;
    private final Strategies strategies;
    private final Pages pages;

    DayPages(Networks networks, Places places, Strategies strategies, Pages pages) {
        this.networks = networks;
        this.places = places;
        this.strategies = strategies;
        this.pages = pages;
    }

    /** What the page shows. */
    public record Shown(Network network, List<Place> places, Strategy strategy) {
        public List<Place> ordered() {
            return places.stream().sorted(Comparator.comparing(Place::name)).toList();
        }

        public List<DeliveryDay> daysOf(Place place) {
            return network.daysOf(place.code());
        }

        public String placeOf(PickupPoint point) {
            return names().getOrDefault(point.place(), "");
        }

        private Map<PlaceCode, String> names() {
            return places.stream().collect(Collectors.toMap(Place::code, Place::name));
        }

        /** "Mittwoch, 12 Uhr". */
        public static String cutOff(Frame frame, DeliveryDay day) {
            return frame.text(
                    "delivery.cut-off",
                    frame.formats().weekday(day.cutOff().weekday()),
                    frame.formats().time(day.cutOff().time()));
        }
    }

    @GetMapping("/liefertage")
    Mono<Rendering> show(ServerWebExchange exchange) {
        return Mono.zip(networks.here(), places.list(), strategies.here())
                .map(all -> new Shown(all.getT1(), all.getT2(), all.getT3()))
                .flatMap(shown -> pages.show(exchange, "delivery/days", shown));
    }
}
