package marketplace.billing.web;

import marketplace.billing.GiveBack;
import marketplace.orders.OrderNumber;
import marketplace.orders.OrderRefused;
import marketplace.pages.Errors;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The operator's way to giving back: by the number of the order. */
@Controller
public class RefundDesk {
    private final GiveBack giveBack;
    private final Pages pages;

    RefundDesk(GiveBack giveBack, Pages pages) {
        this.giveBack = giveBack;
        this.pages = pages;
    }

    /** The number somebody looked for. */
    public record Looking(String number) {}

    @GetMapping("/betreiber/erstattung")
    Mono<Rendering> find(@RequestParam(defaultValue = "") String nummer, ServerWebExchange exchange) {
        return SignedIn.get()
                .flatMap(me -> me.as(Role.OPERATOR))
                .flatMap(_ -> nummer.isBlank() ? page(nummer, Errors.none(), exchange) : found(nummer, exchange));
    }

    private Mono<Rendering> found(String number, ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> OrderNumber.of(number))
                .onErrorMap(IllegalArgumentException.class, _ -> new OrderRefused.Absent())
                .flatMap(giveBack::numbered)
                .flatMap(order ->
                        pages.redirect("/betrieb/%s/bestellungen/%s/erstatten".formatted(order.merchant(), order.id())))
                .onErrorResume(
                        OrderRefused.Absent.class,
                        absent -> pages.frame(exchange)
                                .map(frame -> Errors.at("nummer", frame.sentence(absent)))
                                .flatMap(errors -> page(number, errors, exchange)));
    }

    private Mono<Rendering> page(String number, Errors errors, ServerWebExchange exchange) {
        return pages.show(
                exchange, Sheet.of("billing/refund-find", new Looking(number)).with(errors));
    }
}
