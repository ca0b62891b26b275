package marketplace.dispatch.web;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import marketplace.dispatch.BringAgain.Then;
import marketplace.dispatch.DispatchRefused;
import marketplace.dispatch.DriveTour;
import marketplace.dispatch.Tour;
import marketplace.dispatch.TourId;
import marketplace.dispatch.TourState;
import marketplace.dispatch.Tours;
import marketplace.merchants.BusinessTime;
import marketplace.orders.OrderRefused;
import marketplace.pages.Errors;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.OrderId;
import marketplace.shared.Refusal;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The courier's phone: her tours, the next stop large, one button for what she does there. */
@Controller
@RequestMapping("/tour")
public class CourierPages {
    private final Drive.Gather drives;
    private final DriveTour drive;
    private final Tours tours;
    private final Pages pages;
    private final Clock clock;

    CourierPages(Drive.Gather drives, DriveTour drive, Tours tours, Pages pages, Clock clock) {
        this.drives = drives;
        this.drive = drive;
        this.tours = tours;
        this.pages = pages;
        this.clock = clock;
    }

    /** What she has to drive. */
    public record Listed(List<Tour> tours) {}

    @GetMapping
    Mono<Rendering> list(ServerWebExchange exchange) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.COURIER))
                .flatMap(me -> tours.list(
                        me.account(), clock.instant().atZone(BusinessTime.ZONE).toLocalDate()))
                .flatMap(found -> onlyOpen(found)
                        .map(tour -> pages.redirect("/tour/" + tour.id()))
                        .orElseGet(() -> pages.show(exchange, "dispatch/tours", new Listed(found))));
    }

    @GetMapping("/{id}")
    Mono<Rendering> show(@PathVariable TourId id, ServerWebExchange exchange) {
        return drives.of(id).flatMap(shown -> pages.show(exchange, "dispatch/tour", shown));
    }

    @PostMapping("/{id}/beginnen")
    Mono<Rendering> start(@PathVariable TourId id) {
        return drive.start(id).then(pages.redirect("/tour/" + id));
    }

    @PostMapping("/{id}/halt/{stop}/laden")
    Mono<Rendering> load(@PathVariable TourId id, @PathVariable String stop) {
        return drive.load(id, stop).then(pages.redirect("/tour/" + id, "dispatch.loaded"));
    }

    @PostMapping("/{id}/halt/{stop}/uebergeben")
    Mono<Rendering> handOver(@PathVariable TourId id, @PathVariable String stop, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> drive.handOver(id, stop, text(form, "pin"), orders(form), form.containsKey("ofAge")))
                .then(pages.redirect("/tour/" + id, "dispatch.handed"))
                .onErrorResume(OrderRefused.class, refused -> mend(id, refused, exchange))
                .onErrorResume(DispatchRefused.class, refused -> mend(id, refused, exchange));
    }

    @PostMapping("/{id}/halt/{stop}/niemand")
    Mono<Rendering> missed(@PathVariable TourId id, @PathVariable String stop, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(form -> text(form, "then").equals(Then.BACK_TO_SHOPS.name()) ? Then.BACK_TO_SHOPS : Then.NEXT_DAY)
                .flatMap(then -> drive.missed(id, stop, then))
                .then(pages.redirect("/tour/" + id, "dispatch.missed"));
    }

    @PostMapping("/{id}/halt/{stop}/abstellen")
    Mono<Rendering> leave(@PathVariable TourId id, @PathVariable String stop) {
        return drive.leave(id, stop).then(pages.redirect("/tour/" + id, "dispatch.left"));
    }

    /** The same stop again, with what was wrong at the PIN. */
    private Mono<Rendering> mend(TourId id, Refusal refused, ServerWebExchange exchange) {
        return Mono.zip(drives.of(id), pages.frame(exchange))
                .map(known -> Sheet.of("dispatch/tour", known.getT1())
                        .with(Errors.at("pin", known.getT2().sentence(refused)))
                        .as(HttpStatus.UNPROCESSABLE_CONTENT))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    private static Optional<Tour> onlyOpen(List<Tour> found) {
        var open = found.stream()
                .filter(tour -> !(tour.state() instanceof TourState.Ended))
                .toList();
        return open.size() == 1 ? Optional.of(open.getFirst()) : Optional.empty();
    }

    private static String text(MultiValueMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "").strip();
    }

    private static Set<OrderId> orders(MultiValueMap<String, String> form) {
        return form.getOrDefault("order", List.of()).stream().map(OrderId::of).collect(Collectors.toSet());
    }
}
