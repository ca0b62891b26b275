package marketplace.dispatch.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import marketplace.accounts.Holders;
import marketplace.accounts.Holders.Holder;
import marketplace.dispatch.Deliveries;
import marketplace.dispatch.Delivery;
import marketplace.dispatch.DeliveryId;
import marketplace.dispatch.TourId;
import marketplace.dispatch.Tours;
import marketplace.outbox.web.Creates;
import marketplace.outbox.web.Idempotent;
import marketplace.shared.AccountId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import marketplace.shared.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The dispatcher's work; for dispatchers alone. Local times of the county, kilometres as planned. */
@RestController
@RequestMapping("/api/v1")
class DispatchApi {
    private final Deliveries deliveries;
    private final Tours tours;
    private final Holders holders;
    private final DispatchPages.Steps steps;
    private final Idempotent idempotent;

    DispatchApi(Deliveries deliveries, Tours tours, Holders holders, DispatchPages.Steps steps, Idempotent idempotent) {
        this.deliveries = deliveries;
        this.tours = tours;
        this.holders = holders;
        this.steps = steps;
        this.idempotent = idempotent;
    }

    record Planning(@NotNull LocalDate day) {}

    /** @param to earlier, later, open, or the id of another tour */
    record Moving(@NotBlank String stop, @NotBlank String to) {}

    record Putting(@NotNull TourId tour) {}

    record Giving(@NotNull AccountId courier) {}

    record ToursView(List<TourView> tours) {}

    record CouriersView(List<Holder> couriers) {}

    /** The deliveries of a day in the order of their ids. */
    @GetMapping("/deliveries")
    Mono<Slice<DeliveryView>> deliveries(
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate day,
            @RequestParam(required = false) @Nullable DeliveryId after,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Slice.limit(limit);
        return dispatcher()
                .then(Mono.defer(() -> deliveries.list(day, after, most)))
                .map(found -> Slice.of(found, most, Delivery::id).map(DeliveryView::of));
    }

    /** Puts what is open onto a tour. */
    @PutMapping("/deliveries/{id}/tour")
    Mono<TourView> put(@PathVariable DeliveryId id, @Valid @RequestBody Putting body) {
        return steps.move().onto(id, body.tour()).then(Mono.defer(() -> view(body.tour())));
    }

    /** The tours of a day. */
    @GetMapping("/tours")
    Mono<ToursView> tours(@RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate day) {
        return dispatcher()
                .then(Mono.defer(() -> tours.list(day)))
                .map(found -> new ToursView(found.stream().map(TourView::of).toList()));
    }

    /** Plans the day; tours nobody has been given are planned anew. */
    @Creates(ToursView.class)
    @PostMapping("/tours")
    Mono<ResponseEntity<String>> plan(@Valid @RequestBody Planning body, ServerWebExchange exchange) {
        var planned = steps.plan()
                .of(body.day())
                .map(all -> new ToursView(all.stream().map(TourView::of).toList()));
        return idempotent.created(exchange, body, planned);
    }

    /** Moves a stop of a tour earlier, later, off it or onto another. */
    @PostMapping("/tours/{id}/moves")
    Mono<ToursView> move(@PathVariable TourId id, @Valid @RequestBody Moving body) {
        return dispatcher()
                .then(Mono.defer(() -> tours.get(id)))
                .flatMap(tour -> moved(id, body).then(Mono.defer(() -> tours(tour.day()))));
    }

    /** Gives a tour to a courier. */
    @PutMapping("/tours/{id}/courier")
    Mono<TourView> give(@PathVariable TourId id, @Valid @RequestBody Giving body) {
        return steps.give().to(id, body.courier()).map(TourView::of);
    }

    /** Who may be given a tour. */
    @GetMapping("/couriers")
    Mono<CouriersView> couriers() {
        return dispatcher().then(Mono.defer(() -> holders.list(Role.COURIER))).map(CouriersView::new);
    }

    private Mono<Void> moved(TourId id, Moving body) {
        return switch (body.to()) {
            case DispatchDay.EARLIER -> steps.move().by(id, body.stop(), -1);
            case DispatchDay.LATER -> steps.move().by(id, body.stop(), 1);
            case DispatchDay.OPEN -> steps.move().off(id, body.stop());
            default -> steps.move().over(id, body.stop(), TourId.of(body.to()));
        };
    }

    private Mono<TourView> view(TourId id) {
        return tours.get(id).map(TourView::of);
    }

    private static Mono<SignedIn> dispatcher() {
        return SignedIn.get().flatMap(me -> me.as(Role.DISPATCHER));
    }
}
