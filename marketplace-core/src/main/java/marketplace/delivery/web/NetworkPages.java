package marketplace.delivery.web;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import marketplace.counties.Place;
import marketplace.counties.Places;
import marketplace.delivery.ChangeNetwork;
import marketplace.delivery.Network;
import marketplace.delivery.NetworkRefused;
import marketplace.delivery.Networks;
import marketplace.merchants.Merchants;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.PlaceCode;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where the operator says when the market comes where, which postcodes there are, where goods wait, and what brings them. */
@Controller
@RequestMapping(NetworkShown.PATH)
class NetworkPages {
    private final Networks networks;
    private final ChangeNetwork change;
    private final Places places;
    private final Merchants merchants;
    private final Pages pages;

    NetworkPages(Networks networks, ChangeNetwork change, Places places, Merchants merchants, Pages pages) {
        this.networks = networks;
        this.change = change;
        this.places = places;
        this.merchants = merchants;
        this.pages = pages;
    }

    /** With a place, point or vehicle by its key: its form holds what it is. */
    @GetMapping
    Mono<Rendering> show(
            @RequestParam(defaultValue = "") String ort,
            @RequestParam(defaultValue = "") String punkt,
            @RequestParam(defaultValue = "") String fahrzeug,
            ServerWebExchange exchange) {
        return shown((network, all) -> filled(all, ort).orElseGet(() -> filled(network, punkt, fahrzeug)))
                .flatMap(page -> pages.show(exchange, "delivery/network", page));
    }

    @PostMapping("/tage")
    Mono<Rendering> day(ServerWebExchange exchange) {
        return done("tage", exchange, form -> change.day(form.place(), form.day()));
    }

    @PostMapping("/tage/{place}/{weekday}/entfernen")
    Mono<Rendering> removeDay(@PathVariable PlaceCode place, @PathVariable DayOfWeek weekday) {
        return change.removeDay(place, weekday).then(redirect());
    }

    @PostMapping("/orte")
    Mono<Rendering> postcodes(ServerWebExchange exchange) {
        return done("orte", exchange, form -> change.postcodes(form.place(), form.postcodes()));
    }

    @PostMapping("/punkte")
    Mono<Rendering> point(ServerWebExchange exchange) {
        return done("punkte", exchange, form -> change.point(form.point()));
    }

    @PostMapping("/punkte/{slug}/entfernen")
    Mono<Rendering> removePoint(@PathVariable String slug) {
        return change.removePoint(slug).then(redirect());
    }

    @PostMapping("/fahrzeuge")
    Mono<Rendering> vehicle(ServerWebExchange exchange) {
        return done("fahrzeuge", exchange, form -> change.vehicle(form.vehicle()));
    }

    @PostMapping("/fahrzeuge/{slug}/entfernen")
    Mono<Rendering> removeVehicle(@PathVariable String slug) {
        return change.removeVehicle(slug).then(redirect());
    }

    private Mono<Rendering> redirect() {
        return Mono.defer(() -> pages.redirect(NetworkShown.PATH, "delivery.laid"));
    }

    private Mono<Rendering> done(String which, ServerWebExchange exchange, Function<NetworkForm, Mono<Void>> step) {
        return operator(exchange.getFormData())
                .map(fields -> new NetworkForm(which, fields, merchants::slugOf))
                .flatMap(form -> Mono.defer(() -> step.apply(form))
                        .then(redirect())
                        .onErrorResume(
                                NetworkRefused.class, refused -> again(which, form.filled(), refused, exchange)));
    }

    private Mono<Rendering> again(
            String which, Map<String, String> filled, NetworkRefused refused, ServerWebExchange exchange) {
        return Mono.zip(shown((_, _) -> Map.entry(which, filled)), pages.frame(exchange))
                .map(both -> Sheet.of("delivery/network", both.getT1()).with(errors(which, both.getT2(), refused)))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    private static Errors errors(String which, Frame frame, NetworkRefused refused) {
        return refused.fields().stream()
                .map(field -> Errors.at(which + "." + field.name(), frame.text("delivery.field." + field.slug())))
                .findFirst()
                .orElseGet(() -> Errors.at("", frame.sentence(refused)));
    }

    private Mono<NetworkShown> shown(BiFunction<Network, List<Place>, Map.Entry<String, Map<String, String>>> filled) {
        return operator(Mono.zip(networks.here(), places.list())).map(both -> {
            var form = filled.apply(both.getT1(), both.getT2());
            return new NetworkShown(both.getT1(), both.getT2(), form.getKey(), form.getValue());
        });
    }

    private static Optional<Map.Entry<String, Map<String, String>>> filled(List<Place> places, String place) {
        return places.stream()
                .filter(one -> one.code().value().equals(place))
                .findFirst()
                .map(one -> Map.entry("orte", NetworkShown.of(one)));
    }

    private static Map.Entry<String, Map<String, String>> filled(Network network, String point, String vehicle) {
        return network.point(point)
                .map(found -> Map.entry("punkte", NetworkShown.of(found)))
                .or(() -> network.vehicle(vehicle).map(found -> Map.entry("fahrzeuge", NetworkShown.of(found))))
                .orElseGet(() -> Map.entry("", Map.of()));
    }

    private static <T> Mono<T> operator(Mono<T> step) {
        return SignedIn.get().flatMap(me -> me.as(Role.OPERATOR)).flatMap(_ -> step);
    }
}
