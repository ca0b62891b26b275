package marketplace.dispatch.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Objects;
import marketplace.dispatch.DeliveryId;
import marketplace.dispatch.GiveTour;
import marketplace.dispatch.MoveStop;
import marketplace.dispatch.NextDay;
import marketplace.dispatch.PlanTours;
import marketplace.dispatch.TourId;
import marketplace.pages.Pages;
import marketplace.shared.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;

/** The dispatcher's desk: a delivery day, its tours, who drives them. */
@Controller
@RequestMapping("/disposition")
public class DispatchPages {
    private final DispatchDay.Gather days;
    private final NextDay nextDay;
    private final Steps steps;
    private final Pages pages;

    DispatchPages(DispatchDay.Gather days, NextDay nextDay, Steps steps, Pages pages) {
        this.days = days;
        this.nextDay = nextDay;
        this.steps = steps;
        this.pages = pages;
    }

    /** What a dispatcher does. */
    @Component
    record Steps(PlanTours plan, MoveStop move, GiveTour give) {}

    /** A stop by its place on the board, and where to; the lane that is shown alone comes along. */
    record Move(
            @Nullable String job,
            @Nullable String to,
            @Nullable String spur) {
        Move {
            job = Objects.requireNonNullElse(job, "");
            to = Objects.requireNonNullElse(to, "");
        }
    }

    record Giving(TourId tour, AccountId courier) {}

    @GetMapping
    Mono<Rendering> next() {
        return nextDay.here().flatMap(day -> pages.redirect("/disposition/" + day));
    }

    @GetMapping("/{day}")
    Mono<Rendering> show(
            @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate day,
            @RequestParam(name = "spur", defaultValue = "") String lane,
            @RequestParam(name = "ab", defaultValue = "0") int from,
            ServerWebExchange exchange) {
        return days.of(day, lane, from).flatMap(shown -> pages.show(exchange, "dispatch/day", shown));
    }

    @PostMapping("/{day}/planen")
    Mono<Rendering> plan(@PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate day) {
        return steps.plan().of(day).then(back(day, "dispatch.planned"));
    }

    @PostMapping("/{day}/verschieben")
    Mono<Rendering> move(@PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate day, @ModelAttribute Move move) {
        var alone = move.spur() == null ? "" : "?spur=" + UriUtils.encode(move.spur(), UTF_8);
        return moved(move).then(pages.redirect("/disposition/" + day + alone, "dispatch.moved"));
    }

    @PostMapping("/{day}/geben")
    Mono<Rendering> give(@PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate day, @ModelAttribute Giving giving) {
        return steps.give().to(giving.tour(), giving.courier()).then(back(day, "dispatch.given"));
    }

    /** The board names a stop "tour_key", what is open "open_delivery". */
    private Mono<Void> moved(Move move) {
        var parts = move.job().split("_", 2);
        if (move.to().isEmpty() || parts.length < 2) {
            return Mono.empty();
        }
        if (parts[0].equals(DispatchDay.OPEN)) {
            return steps.move().onto(DeliveryId.of(parts[1]), TourId.of(move.to()));
        }
        var tour = TourId.of(parts[0]);
        return switch (move.to()) {
            case DispatchDay.EARLIER -> steps.move().by(tour, parts[1], -1);
            case DispatchDay.LATER -> steps.move().by(tour, parts[1], 1);
            case DispatchDay.OPEN -> steps.move().off(tour, parts[1]);
            default -> steps.move().over(tour, parts[1], TourId.of(move.to()));
        };
    }

    private Mono<Rendering> back(LocalDate day, String done) {
        return pages.redirect("/disposition/" + day, done);
    }
}
