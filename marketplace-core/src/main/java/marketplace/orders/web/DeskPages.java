package marketplace.orders.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import marketplace.orders.AcceptOrder;
import marketplace.orders.HandOver;
import marketplace.orders.HandOver.Proof;
import marketplace.orders.Order;
import marketplace.orders.OrderRefused;
import marketplace.orders.Orders.After;
import marketplace.orders.PackOrder;
import marketplace.orders.web.Desk.Work;
import marketplace.outbox.Envelope;
import marketplace.outbox.web.Streams;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.Grams;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.Refusal;
import marketplace.shared.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The desk of a shop: new orders to answer, what to pack and weigh, what waits to be fetched. */
@Controller
@RequestMapping("/betrieb/{merchant}/bestellungen")
public class DeskPages {
    static final int MOST = 100;
    private static final String WEIGHT = "grams.";

    private final Desk desk;
    private final Steps steps;
    private final Streams streams;
    private final Pages pages;

    DeskPages(Desk desk, Steps steps, Streams streams, Pages pages) {
        this.desk = desk;
        this.steps = steps;
        this.streams = streams;
        this.pages = pages;
    }

    /** What a merchant does with an order at her desk. */
    @Component
    record Steps(AcceptOrder accept, PackOrder pack, HandOver handOver) {}

    /**
     * What the desk shows.
     *
     * @param typed what stood in the fields of the form that was refused, by their ids
     */
    public record Shown(MerchantId merchant, List<Work> work, Map<String, String> typed) {
        public List<Work> fresh() {
            return in("SECURED");
        }

        /** What is paid for comes first. */
        public List<Work> toPack() {
            return in("ACCEPTED").stream()
                    .sorted(Comparator.comparing(one -> !one.order().payment().covers()))
                    .toList();
        }

        public List<Work> ready() {
            return in("PACKED");
        }

        public String path(Order order, String step) {
            return "/betrieb/%s/bestellungen/%s/%s".formatted(merchant, order.id(), step);
        }

        public String path(Order order) {
            return "/betrieb/%s/bestellungen/%s".formatted(merchant, order.id());
        }

        /** What stood in this field of this order's form. */
        @Nullable
        public String typed(String field, Order order) {
            return typed.get(id(field, order.id()));
        }

        /** Whether this order's form came back with something to mend. */
        public boolean isToMend(Order order) {
            return typed.keySet().stream()
                    .anyMatch(field -> field.endsWith(order.id().toString()));
        }

        /** Where the rest is, when there is more than one page holds. */
        @Nullable
        public String more() {
            return work.size() < MOST
                    ? null
                    : "/betrieb/%s/bestellungen?nach=%s".formatted(merchant, Positions.write(after()));
        }

        private After after() {
            var last = work.getLast().order();
            return new After(last.contract().placedAt(), last.id().value());
        }

        private List<Work> in(String state) {
            return work.stream()
                    .filter(one -> one.order().state().name().equals(state))
                    .toList();
        }

        static String id(String field, OrderId order) {
            return field + "-" + order;
        }
    }

    @GetMapping
    Mono<Rendering> show(
            @PathVariable MerchantId merchant,
            @RequestParam(name = "nach", required = false) @Nullable String after,
            ServerWebExchange exchange) {
        return desk.work(merchant, Desk.UNDER_WAY, Positions.read(after, After.NOTHING), MOST)
                .map(work -> sheet(merchant, work, Map.of()))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    /** Tells the page that an order of this shop has moved. */
    @GetMapping(path = "/strom", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    Flux<ServerSentEvent<String>> stream(@PathVariable MerchantId merchant) {
        return SignedIn.get()
                .flatMap(me -> me.actingFor(merchant))
                .flatMapMany(_ -> streams.when(news -> isOf(merchant, news)));
    }

    static boolean isOf(MerchantId merchant, Envelope news) {
        return news.data().path("order").path("merchant").asString("").equals(merchant.toString());
    }

    @PostMapping("/{order}/annehmen")
    Mono<Rendering> accept(@PathVariable MerchantId merchant, @PathVariable OrderId order, ServerWebExchange exchange) {
        return steps.accept()
                .of(merchant, order)
                .then(back(merchant, "orders.accepted"))
                .onErrorResume(OrderRefused.class, no -> again(merchant, order, no, exchange));
    }

    /** Weights come as "grams.3" for the third line. */
    @PostMapping("/{order}/packen")
    Mono<Rendering> pack(@PathVariable MerchantId merchant, @PathVariable OrderId order, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(DeskPages::weights)
                .flatMap(weights -> steps.pack().of(merchant, order, weights))
                .flatMap(packed -> packed.contract().isByAppointment()
                        ? steps.handOver()
                                .atTheShop(merchant, order, new Proof.Vouched())
                                .then(back(merchant, "orders.done"))
                        : back(merchant, "orders.packed"))
                .onErrorResume(OrderRefused.class, no -> again(merchant, order, no, exchange));
    }

    /** Who gives it out says the PIN she was told, or that she knows who stands there. */
    @PostMapping("/{order}/uebergeben")
    Mono<Rendering> handOver(
            @PathVariable MerchantId merchant, @PathVariable OrderId order, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(DeskPages::proof)
                .flatMap(proof -> steps.handOver().atTheShop(merchant, order, proof))
                .then(back(merchant, "orders.handed-over"))
                .onErrorResume(OrderRefused.class, no -> again(merchant, order, no, exchange));
    }

    private Mono<Rendering> back(MerchantId merchant, String done) {
        return pages.redirect("/betrieb/%s/bestellungen".formatted(merchant), done);
    }

    /** The desk again, with what is to be mended at its field and what was typed still there. */
    private Mono<Rendering> again(
            MerchantId merchant, OrderId order, OrderRefused refused, ServerWebExchange exchange) {
        var work = desk.work(merchant, Desk.UNDER_WAY, After.NOTHING, MOST);
        return Mono.zip(work, exchange.getFormData(), pages.frame(exchange))
                .map(all -> sheet(merchant, all.getT1(), typed(order, all.getT2()))
                        .with(errors(all.getT3(), order, refused)))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    private static Sheet sheet(MerchantId merchant, List<Work> work, Map<String, String> typed) {
        return Sheet.of("orders/desk", new Shown(merchant, work, typed)).orPart("orders/work");
    }

    private static Errors errors(Frame frame, OrderId order, OrderRefused refused) {
        var sentence = frame.sentence(refused);
        var errors = Errors.none();
        for (Refusal.Field field : refused.fields()) {
            errors = errors.and(Shown.id(field.name(), order), sentence);
        }
        return errors.isEmpty() ? Errors.at("", sentence) : errors;
    }

    private static Map<String, String> typed(OrderId order, MultiValueMap<String, String> form) {
        var typed = new HashMap<String, String>();
        form.forEach((name, values) -> typed.put(Shown.id(name, order), values.getFirst()));
        return typed;
    }

    private static Proof proof(MultiValueMap<String, String> form) {
        var who = form.containsKey("vouched")
                ? new Proof.Vouched()
                : new Proof.Pin(Objects.requireNonNullElse(form.getFirst("pin"), ""));
        return form.containsKey("ofAge") ? new Proof.OfAge(who) : who;
    }

    private static Map<Integer, Grams> weights(MultiValueMap<String, String> form) {
        var weights = new HashMap<Integer, Grams>();
        form.forEach((name, values) -> {
            if (name.matches("grams\\.\\d{1,3}") && values.getFirst().strip().matches("[1-9]\\d{0,5}")) {
                var position = Integer.parseInt(name.substring(WEIGHT.length()));
                weights.put(position, Grams.of(Long.parseLong(values.getFirst().strip())));
            }
        });
        return weights;
    }
}
