package marketplace.orders.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import marketplace.orders.MarkPayment;
import marketplace.orders.Measure;
import marketplace.orders.Order;
import marketplace.orders.OrderLine;
import marketplace.orders.OrderNumber;
import marketplace.orders.OrderRefused;
import marketplace.orders.OrderState;
import marketplace.orders.OrderState.Reason;
import marketplace.orders.Orders.After;
import marketplace.orders.Payment;
import marketplace.orders.RefuseOrder;
import marketplace.orders.web.Desk.Work;
import marketplace.pages.Errors;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One order of a shop, why it cannot be, the list to pack from, and what is over. */
@Controller
@RequestMapping("/betrieb/{merchant}/bestellungen")
public class OrderPages {
    private static final int PAGE = 50;

    private final Desk desk;
    private final RefuseOrder refuse;
    private final MarkPayment payment;
    private final Pages pages;

    OrderPages(Desk desk, RefuseOrder refuse, MarkPayment payment, Pages pages) {
        this.desk = desk;
        this.refuse = refuse;
        this.payment = payment;
        this.pages = pages;
    }

    /** One order. */
    public record One(MerchantId merchant, Work work) {
        public String path() {
            return "/betrieb/%s/bestellungen/%s"
                    .formatted(merchant, work.order().id());
        }

        /** The goods are gone and the money went back. */
        public boolean isToPayAnew() {
            return work.order().state() instanceof OrderState.HandedOver
                    && work.order().isToPayAnew();
        }

        /** It was promised, and nobody has said yet that the money came. */
        public boolean isOwed() {
            return work.order().payment().status() == Payment.Status.PROMISED
                    && !work.order().state().isCalledOff();
        }

        /** Money came, by card or past the payment house, that may have to go back. */
        public boolean isPaid() {
            var payment = work.order().payment();
            return payment.captured().isPositive() || payment.status() == Payment.Status.SETTLED_OUTSIDE;
        }

        public boolean mayPack() {
            return work.order().state() instanceof OrderState.Accepted && !work.isByAppointment();
        }

        public boolean mayRefuse() {
            return List.of("SECURED", "ACCEPTED").contains(work.order().state().name());
        }
    }

    /** What is to be packed: order by order by the way they go, and all together. */
    public record PackList(MerchantId merchant, List<Work> work) {
        public Map<String, List<Work>> byWay() {
            Map<String, List<Work>> ways = new TreeMap<>();
            work.forEach(one -> ways.computeIfAbsent(way(one.order()), _ -> new java.util.ArrayList<>())
                    .add(one));
            return ways;
        }

        /** How much of each thing. */
        public List<Needed> together() {
            Map<String, Needed> needed = new LinkedHashMap<>();
            work.stream()
                    .flatMap(one -> one.order().lines().stream())
                    .map(Needed::of)
                    .forEach(one -> needed.merge(one.name(), one, Needed::plus));
            return List.copyOf(needed.values());
        }

        private static String way(Order order) {
            var fulfilment = order.contract().fulfilment();
            return fulfilment.deliveryDay().map(day -> day + " ").orElse("0 ") + fulfilment.name();
        }
    }

    /**
     * So much of a thing is needed.
     *
     * @param grams wanted, for what is weighed; else 0
     */
    public record Needed(String name, int pieces, long grams) {
        static Needed of(OrderLine line) {
            var grams = line.measure() instanceof Measure.ToWeigh open
                    ? open.wanted().value()
                    : 0;
            return new Needed(line.sold().name(), line.measure().count(), grams);
        }

        Needed plus(Needed other) {
            return new Needed(name, pieces + other.pieces, grams + other.grams);
        }
    }

    /** A page of what is over, and the number somebody looked for. */
    public record Over(
            MerchantId merchant, List<Work> work, @Nullable String number) {
        public String path() {
            return "/betrieb/%s/bestellungen/erledigt".formatted(merchant);
        }

        @Nullable
        public String older() {
            if (work.size() < PAGE) {
                return null;
            }
            var last = work.getLast().order();
            return path() + "?vor="
                    + Positions.write(
                            new After(last.contract().placedAt(), last.id().value()));
        }
    }

    @GetMapping("/{order:[0-9a-f-]{36}}")
    Mono<Rendering> one(@PathVariable MerchantId merchant, @PathVariable OrderId order, ServerWebExchange exchange) {
        return desk.workOn(merchant, order)
                .flatMap(work -> pages.show(exchange, "orders/order", new One(merchant, work)));
    }

    @GetMapping("/{order:[0-9a-f-]{36}}/ablehnen")
    Mono<Rendering> ask(@PathVariable MerchantId merchant, @PathVariable OrderId order, ServerWebExchange exchange) {
        return refusing(merchant, order, Errors.none(), exchange);
    }

    @PostMapping("/{order:[0-9a-f-]{36}}/ablehnen")
    Mono<Rendering> refuse(@PathVariable MerchantId merchant, @PathVariable OrderId order, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(form -> reason(form.getFirst("reason")))
                .flatMap(reason -> refuse.of(merchant, order, reason))
                .then(pages.redirect("/betrieb/%s/bestellungen".formatted(merchant), "orders.refused"))
                .onErrorResume(OrderRefused.class, no -> again(merchant, order, no, exchange))
                .onErrorResume(NoReason.class, no -> again(merchant, order, no, exchange));
    }

    @PostMapping("/{order:[0-9a-f-]{36}}/bezahlt")
    Mono<Rendering> settle(@PathVariable MerchantId merchant, @PathVariable OrderId order) {
        return payment.settled(merchant, order)
                .then(pages.redirect("/betrieb/%s/bestellungen/%s".formatted(merchant, order), "orders.settled"));
    }

    /** All there is to pack, made to be printed; the first hundred. */
    @GetMapping("/packliste")
    Mono<Rendering> packList(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        return desk.work(merchant, List.of("ACCEPTED"), After.NOTHING, DeskPages.MOST)
                .map(work -> work.stream().filter(one -> !one.isByAppointment()).toList())
                .flatMap(work -> pages.show(exchange, "orders/packlist", new PackList(merchant, work)));
    }

    @GetMapping("/erledigt")
    Mono<Rendering> over(
            @PathVariable MerchantId merchant,
            @RequestParam(name = "vor", required = false) @Nullable String before,
            @RequestParam(name = "nummer", required = false) @Nullable String number,
            ServerWebExchange exchange) {
        return number == null || number.isBlank()
                ? over(merchant, before, Errors.none(), null, exchange)
                : found(merchant, number, exchange);
    }

    private Mono<Rendering> found(MerchantId merchant, String number, ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> OrderNumber.of(number))
                .onErrorMap(IllegalArgumentException.class, _ -> new OrderRefused.Absent())
                .flatMap(known -> desk.numbered(merchant, known))
                .flatMap(order -> pages.redirect("/betrieb/%s/bestellungen/%s".formatted(merchant, order.id())))
                .onErrorResume(
                        OrderRefused.Absent.class,
                        absent -> pages.frame(exchange)
                                .map(frame -> Errors.at("nummer", frame.sentence(absent)))
                                .flatMap(errors -> over(merchant, null, errors, number, exchange)));
    }

    private Mono<Rendering> over(
            MerchantId merchant,
            @Nullable String before,
            Errors errors,
            @Nullable String number,
            ServerWebExchange exchange) {
        return desk.over(merchant, Positions.read(before, After.LATEST), PAGE)
                .map(work -> Sheet.of("orders/over", new Over(merchant, work, number))
                        .with(errors))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    private Mono<Rendering> again(MerchantId merchant, OrderId order, Refusal no, ServerWebExchange exchange) {
        return pages.frame(exchange)
                .map(frame -> Errors.at(no.fields().isEmpty() ? "" : "reason", frame.sentence(no)))
                .flatMap(errors -> refusing(merchant, order, errors, exchange));
    }

    private Mono<Rendering> refusing(MerchantId merchant, OrderId order, Errors errors, ServerWebExchange exchange) {
        return desk.workOn(merchant, order)
                .map(work -> Sheet.of("orders/refuse", new One(merchant, work)).with(errors))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    private static Reason reason(@Nullable String text) {
        try {
            return Reason.valueOf(String.valueOf(text));
        } catch (IllegalArgumentException _) {
            throw new NoReason();
        }
    }

    /** The buyer is told why. */
    static final class NoReason extends Refusal {
        private static final long serialVersionUID = 1;

        NoReason() {
            super(Kind.INVALID, "no-reason", "Please choose why it cannot be.");
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("reason", slug(), getMessage()));
        }
    }
}
