package marketplace.packing.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import marketplace.orders.Measure;
import marketplace.orders.Order;
import marketplace.orders.OrderLine;
import marketplace.orders.OrderRefused;
import marketplace.orders.OrderState;
import marketplace.orders.Wish.Instead;
import marketplace.packing.AskBuyer;
import marketplace.packing.PackGoods;
import marketplace.packing.PackingRefused;
import marketplace.packing.Shelves;
import marketplace.packing.Shelves.Offer;
import marketplace.packing.Shelves.Offered;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.pages.parts.Option;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Not all of an order is there: what is, what comes instead, and what its buyer is asked. */
@Controller
@RequestMapping("/betrieb/{merchant}/bestellungen/{order:[0-9a-f-]{36}}/fehlt")
public class MissingPages {
    private final Shelves shelves;
    private final PackGoods pack;
    private final AskBuyer ask;
    private final Pages pages;

    MissingPages(Shelves shelves, PackGoods pack, AskBuyer ask, Pages pages) {
        this.shelves = shelves;
        this.pack = pack;
        this.ask = ask;
        this.pages = pages;
    }

    /**
     * What the page shows.
     *
     * @param typed what stood in the fields of a form that was refused
     */
    public record Shown(MerchantId merchant, Offered offered, Map<String, String> typed) {
        public Order order() {
            return offered.order();
        }

        public String path() {
            return "/betrieb/%s/bestellungen/%s".formatted(merchant, order().id());
        }

        public boolean isToPack() {
            return order().state() instanceof OrderState.Accepted
                    && !order().contract().isByAppointment()
                    && order().askedUntil().isEmpty();
        }

        public boolean isToWeigh(OrderLine line) {
            return line.measure() instanceof Measure.ToWeigh;
        }

        /** Whether anything may be proposed. */
        public boolean mayAsk() {
            return !offered.offers().isEmpty();
        }

        /** What stands in a field, else this. */
        public String typed(String field, OrderLine line, String otherwise) {
            return typed.getOrDefault(field + "." + line.position(), otherwise);
        }

        /** What may come in place of a line: nothing, or what is not dearer; none where its buyer wants nothing else. */
        public List<Option> instead(Frame frame, OrderLine line) {
            var chosen = typed("instead", line, "");
            var offers = offered.of(line).stream()
                    .map(offer -> option(frame, offer, chosen))
                    .toList();
            var none = Option.of("", frame.text("packing.instead.none"), chosen.isEmpty());
            return offers.isEmpty()
                    ? offers
                    : Stream.concat(Stream.of(none), offers.stream()).toList();
        }

        private static Option option(Frame frame, Offer offer, String chosen) {
            var line = offer.line();
            var asks = line.wish().instead() == Instead.ASK || offer.unasked();
            var text = frame.text(
                    asks ? "packing.instead.one" : "packing.instead.ask",
                    line.sold().name(),
                    frame.formats().money(line.ceiling()));
            var variant = line.sold().variant().toString();
            return Option.of(variant, text, variant.equals(chosen));
        }
    }

    @GetMapping
    Mono<Rendering> form(@PathVariable MerchantId merchant, @PathVariable OrderId order, ServerWebExchange exchange) {
        return shown(merchant, order, Map.of(), Errors.none(), exchange);
    }

    @PostMapping
    Mono<Rendering> done(@PathVariable MerchantId merchant, @PathVariable OrderId order, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(MissingForm::of)
                .flatMap(form -> (form.isAsking() ? asked(merchant, order, form) : packed(merchant, order, form))
                        .onErrorResume(OrderRefused.class, no -> again(merchant, order, form, no, exchange))
                        .onErrorResume(PackingRefused.class, no -> again(merchant, order, form, no, exchange)));
    }

    private Mono<Rendering> packed(MerchantId merchant, OrderId order, MissingForm form) {
        return pack.of(merchant, order, form.found())
                .flatMap(packed ->
                        back(merchant, packed.state().isCalledOff() ? "packing.nothing-left" : "orders.packed"));
    }

    private Mono<Rendering> asked(MerchantId merchant, OrderId order, MissingForm form) {
        return ask.about(merchant, order, form.proposals(), form.isSoldOut()).then(back(merchant, "packing.asked"));
    }

    private Mono<Rendering> back(MerchantId merchant, String done) {
        return pages.redirect("/betrieb/%s/bestellungen".formatted(merchant), done);
    }

    private Mono<Rendering> again(
            MerchantId merchant, OrderId order, MissingForm form, Refusal no, ServerWebExchange exchange) {
        return pages.frame(exchange)
                .map(frame -> errors(frame, no))
                .flatMap(errors -> shown(merchant, order, form.typed(), errors, exchange));
    }

    private Mono<Rendering> shown(
            MerchantId merchant, OrderId order, Map<String, String> typed, Errors errors, ServerWebExchange exchange) {
        return shelves.offers(merchant, order)
                .map(offered -> Sheet.of("packing/missing", new Shown(merchant, offered, typed))
                        .with(errors))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    private static Errors errors(Frame frame, Refusal no) {
        var sentence = frame.sentence(no);
        var errors = Errors.none();
        for (Refusal.Field field : no.fields()) {
            errors = errors.and(field.name(), sentence);
        }
        return errors.isEmpty() ? Errors.at("", sentence) : errors;
    }
}
