package marketplace.billing;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.orders.Order;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The slips of a purchase on account: one per merchant, each to her own account. */
@Component
public class Slips {
    private final Merchants merchants;

    Slips(Merchants merchants) {
        this.merchants = merchants;
    }

    /** By order; none for those that are paid otherwise, or whose amount is still open. */
    public Mono<Map<OrderId, Slip>> of(List<Order> orders) {
        var promised = orders.stream().filter(Slip::isPromised).toList();
        return promised.isEmpty()
                ? Mono.just(Map.of())
                : merchants
                        .listAll(promised.stream()
                                .map(Order::merchant)
                                .distinct()
                                .toList())
                        .map(sellers -> slips(promised, sellers));
    }

    private static Map<OrderId, Slip> slips(List<Order> promised, List<Merchant> sellers) {
        Map<MerchantId, Merchant> known = sellers.stream().collect(Collectors.toMap(Merchant::id, Function.identity()));
        return promised.stream()
                .filter(order -> known.containsKey(order.merchant()))
                .flatMap(order -> slip(order, known))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<Map.Entry<OrderId, Slip>> slip(Order order, Map<MerchantId, Merchant> known) {
        return Slip.of(order, known.get(order.merchant())).map(slip -> Map.entry(order.id(), slip)).stream();
    }
}
