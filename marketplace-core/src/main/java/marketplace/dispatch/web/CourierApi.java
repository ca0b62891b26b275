package marketplace.dispatch.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import marketplace.dispatch.BringAgain.Then;
import marketplace.dispatch.DriveTour;
import marketplace.dispatch.TourId;
import marketplace.dispatch.Tours;
import marketplace.merchants.BusinessTime;
import marketplace.shared.OrderId;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The courier on her own tours. Every step may be repeated; another courier's tour is absent. */
@RestController
@RequestMapping("/api/v1/my-tours")
class CourierApi {
    private final DriveTour drive;
    private final Tours tours;
    private final Clock clock;

    CourierApi(DriveTour drive, Tours tours, Clock clock) {
        this.drive = drive;
        this.tours = tours;
        this.clock = clock;
    }

    /**
     * What is handed over.
     *
     * @param orders what is not among them comes on another day
     * @param ofAge a paper was seen that says she is old enough; needed where the goods ask for an age
     */
    record Handing(
            @NotNull @Pattern(regexp = "\\d{4}") String pin,
            @NotEmpty @Size(max = 100) Set<OrderId> orders,
            @Nullable Boolean ofAge) {}

    record Missing(@NotNull Then then) {}

    record ToursView(List<TourView> tours) {}

    /** The tours of whoever is signed in, from today on. */
    @GetMapping
    Mono<ToursView> list() {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.COURIER))
                .flatMap(me -> tours.list(
                        me.account(), clock.instant().atZone(BusinessTime.ZONE).toLocalDate()))
                .map(found -> new ToursView(found.stream().map(TourView::of).toList()));
    }

    /** A tour of hers. */
    @GetMapping("/{id}")
    Mono<TourView> get(@PathVariable TourId id) {
        return drive.mine(id).map(TourView::of);
    }

    /** Begins the tour. */
    @PostMapping("/{id}/start")
    Mono<TourView> start(@PathVariable TourId id) {
        return drive.start(id).map(TourView::of);
    }

    /** Takes on what a merchant has packed. */
    @PostMapping("/{id}/stops/{stop}/load")
    Mono<TourView> load(@PathVariable TourId id, @PathVariable String stop) {
        return drive.load(id, stop).map(TourView::of);
    }

    /** Hands over at the door, for the PIN. */
    @PostMapping("/{id}/stops/{stop}/hand-over")
    Mono<TourView> handOver(@PathVariable TourId id, @PathVariable String stop, @Valid @RequestBody Handing body) {
        return drive.handOver(id, stop, body.pin(), body.orders(), Boolean.TRUE.equals(body.ofAge()))
                .map(TourView::of);
    }

    /** Nobody was there; it comes again or goes back. */
    @PostMapping("/{id}/stops/{stop}/missed")
    Mono<TourView> missed(@PathVariable TourId id, @PathVariable String stop, @Valid @RequestBody Missing body) {
        return drive.missed(id, stop, body.then()).map(TourView::of);
    }

    /** Leaves what is for a pickup point there. */
    @PostMapping("/{id}/stops/{stop}/leave")
    Mono<TourView> leave(@PathVariable TourId id, @PathVariable String stop) {
        return drive.leave(id, stop).map(TourView::of);
    }
}
