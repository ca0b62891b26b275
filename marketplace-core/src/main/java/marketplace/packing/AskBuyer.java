package marketplace.packing;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import marketplace.catalog.PackStock;
import marketplace.catalog.ReserveStock;
import marketplace.orders.AnswerMerchant;
import marketplace.orders.AnswerMerchant.Said;
import marketplace.orders.Holder;
import marketplace.orders.Order;
import marketplace.orders.OrderLine;
import marketplace.orders.PackOrder;
import marketplace.outbox.Due;
import marketplace.outbox.DueWork;
import marketplace.shared.MerchantId;
import marketplace.shared.OrderId;
import marketplace.shared.PurchaseId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks a buyer whether something else may come, keeps it for her, and hears what she says; silence is a no. */
@Component
public class AskBuyer {
    private static final String UNANSWERED = "packing.unanswered";

    private final Shelves shelves;
    private final PackOrder packOrder;
    private final AnswerMerchant answer;
    private final PackStock stock;
    private final Due due;
    private final PackingSettings settings;
    private final Clock clock;

    AskBuyer(
            Shelves shelves,
            PackOrder packOrder,
            AnswerMerchant answer,
            PackStock stock,
            Due due,
            PackingSettings settings,
            Clock clock) {
        this.shelves = shelves;
        this.packOrder = packOrder;
        this.answer = answer;
        this.stock = stock;
        this.due = due;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is proposed is kept until she answers; what it stands for is not there. Asked twice it is asked once. */
    public Mono<Order> about(MerchantId merchant, OrderId id, List<There> proposals, boolean soldOut) {
        return shelves.order(merchant, id)
                .flatMap(order -> isAsked(order, proposals)
                        ? Mono.just(order)
                        : shelves.look(order, proposals).flatMap(shelf -> asked(merchant, proposals, soldOut, shelf)))
                .checkpoint("ask a buyer");
    }

    /** She takes it, or has the line left out. */
    public Mono<Order> hear(PurchaseId purchase, OrderId id, Holder holder, Said said) {
        return answer.of(purchase, id, holder, said, this::settled).checkpoint("hear a buyer");
    }

    @Configuration(proxyBeanMethods = false)
    static class Work {
        @Bean
        DueWork packingUnanswered(AskBuyer ask) {
            return new DueWork(
                    UNANSWERED,
                    order -> ask.answer.close(OrderId.of(order), ask::settled).flatMap(ask::planned));
        }
    }

    private static boolean isAsked(Order order, List<There> proposals) {
        return !proposals.isEmpty()
                && proposals.stream()
                        .allMatch(one -> order.lines().stream()
                                .anyMatch(line -> line.position() == one.position() && isAbout(line, one)));
    }

    private static boolean isAbout(OrderLine line, There there) {
        var asked = line.proposal();
        return asked != null
                && asked.offered().sold().variant().equals(there.instead())
                && asked.offered().measure().count() == there.pieces();
    }

    private Mono<Order> asked(MerchantId merchant, List<There> proposals, boolean soldOut, Shelf shelf) {
        var offers = proposals.stream()
                .collect(Collectors.toMap(There::position, one -> proposed(shelf, one), (_, last) -> last));
        var until = clock.instant().truncatedTo(ChronoUnit.MICROS).plus(settings.answerWithin());
        return packOrder.ask(
                merchant,
                shelf.order().id(),
                offers,
                until,
                (before, after) -> kept(before, after, soldOut, shelf).then(Mono.defer(() -> planned(after))));
    }

    private static OrderLine proposed(Shelf shelf, There there) {
        if (there.instead() == null) {
            throw new PackingRefused.NothingProposed(there.position());
        }
        return shelf.offer(there);
    }

    private Mono<Void> kept(Order before, Order after, boolean soldOut, Shelf shelf) {
        var asked = after.lines().stream()
                .filter(line -> line.proposal() != null && !before.lines().contains(line))
                .toList();
        var missing = shelf.missing(asked.stream());
        return stock.set(
                        after.id(),
                        asked.stream().map(line -> offered(after, line)).toList())
                .then(Mono.defer(() -> soldOut ? stock.soldOut(missing) : Mono.empty()))
                .then(Mono.defer(() -> stock.lost(after.id(), missing)));
    }

    /** What nobody took is for sale again; of an order that came to nothing its reservation gives it back. */
    private Mono<Void> settled(Order before, Order after) {
        var declined = before.lines().stream()
                .filter(line -> line.proposal() != null
                        && isLeftOut(after, line)
                        && !after.state().isCalledOff())
                .map(line -> offered(before, line))
                .toList();
        return Flux.fromIterable(declined).concatMap(stock::back).then();
    }

    private static boolean isLeftOut(Order order, OrderLine line) {
        return order.leftOut().stream().anyMatch(out -> out.position() == line.position());
    }

    private static ReserveStock.Wanted offered(Order order, OrderLine line) {
        var offered = line.proposal().offered();
        return new ReserveStock.Wanted(
                order.id(), offered.sold().variant(), offered.measure().count());
    }

    /** The next question nobody has answered. */
    private Mono<Void> planned(Order order) {
        return Mono.justOrEmpty(order.askedUntil())
                .flatMap(until -> due.plan(UNANSWERED, order.id().toString(), until));
    }
}
