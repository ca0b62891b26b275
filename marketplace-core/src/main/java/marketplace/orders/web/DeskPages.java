package marketplace.orders.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import marketplace.orders.AcceptOrder;
import marketplace.orders.HandOver;
import marketplace.orders.HandOver.Proof;
import marketplace.orders.Order;
import marketplace.orders.OrderState.Reason;
import marketplace.orders.Orders.After;
import marketplace.orders.PackOrder;
import marketplace.orders.RefuseOrder;
import marketplace.orders.web.Desk.Work;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.Grams;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The desk of a shop: new orders to answer, what to pack and weigh, what waits to be fetched. */
@Controller
@RequestMapping("/betrieb/{merchant}/bestellungen")
public class DeskPages {
    private static final int MOST = 100;
    private static final String WEIGHT = "gramm-";

    private final Desk desk;
    private final Steps steps;
    private final Pages pages;

    DeskPages(Desk desk, Steps steps, Pages pages) {
        this.desk = desk;
        this.steps = steps;
        this.pages = pages;
    }

    /** What a merchant does with an order. */
    @Component
    record Steps(AcceptOrder accept, RefuseOrder refuse, PackOrder pack, HandOver handOver) {}

    /** What the desk shows. */
    public record Shown(MerchantId merchant, List<Work> work) {
        public List<Work> fresh() {
            return in("SECURED");
        }

        public List<Work> toPack() {
            return in("ACCEPTED");
        }

        public List<Work> ready() {
            return in("PACKED");
        }

        public String path(Order order, String step) {
            return "/betrieb/%s/bestellungen/%s/%s".formatted(merchant, order.id(), step);
        }

        private List<Work> in(String state) {
            return work.stream()
                    .filter(one -> one.order().state().name().equals(state))
                    .toList();
        }
    }

    @GetMapping
    Mono<Rendering> show(@PathVariable MerchantId merchant, ServerWebExchange exchange) {
        return desk.work(merchant, Desk.UNDER_WAY, After.NOTHING, MOST)
                .map(work -> Sheet.of("orders/desk", new Shown(merchant, work)).orPart("orders/work"))
                .flatMap(sheet -> pages.show(exchange, sheet));
    }

    @PostMapping("/{order}/annehmen")
    Mono<Rendering> accept(@PathVariable MerchantId merchant, @PathVariable OrderId order) {
        return steps.accept().of(merchant, order).then(back(merchant, "orders.accepted"));
    }

    @PostMapping("/{order}/ablehnen")
    Mono<Rendering> refuse(@PathVariable MerchantId merchant, @PathVariable OrderId order, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(form -> Reason.valueOf(
                        form.getOrDefault("reason", List.of("OTHER")).getFirst()))
                .flatMap(reason -> steps.refuse().of(merchant, order, reason))
                .then(back(merchant, "orders.refused"));
    }

    /** Weights come as "gramm-3" for the third line. */
    @PostMapping("/{order}/packen")
    Mono<Rendering> pack(@PathVariable MerchantId merchant, @PathVariable OrderId order, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(DeskPages::weights)
                .flatMap(weights -> steps.pack().of(merchant, order, weights))
                .then(back(merchant, "orders.packed"));
    }

    @PostMapping("/{order}/uebergeben")
    Mono<Rendering> handOver(
            @PathVariable MerchantId merchant, @PathVariable OrderId order, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(form -> proof(form.getFirst("pin")))
                .flatMap(proof -> steps.handOver().atTheShop(merchant, order, proof))
                .then(back(merchant, "orders.handed-over"));
    }

    private Mono<Rendering> back(MerchantId merchant, String done) {
        return pages.redirect("/betrieb/%s/bestellungen".formatted(merchant), done);
    }

    private static Proof proof(String pin) {
        return pin == null || pin.isBlank() ? new Proof.Vouched() : new Proof.Pin(pin);
    }

    private static Map<Integer, Grams> weights(MultiValueMap<String, String> form) {
        var weights = new HashMap<Integer, Grams>();
        form.forEach((name, values) -> {
            if (name.matches(WEIGHT + "\\d{1,3}") && values.getFirst().strip().matches("[1-9]\\d{0,5}")) {
                var position = Integer.parseInt(name.substring(WEIGHT.length()));
                weights.put(position, Grams.of(Long.parseLong(values.getFirst().strip())));
            }
        });
        return weights;
    }
}
