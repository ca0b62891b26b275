package marketplace.letters;

import java.time.Instant;
import java.util.Map;
import marketplace.billing.Refund;
import marketplace.billing.RefundId;
import marketplace.billing.Refunds;
import marketplace.orders.Order;
import marketplace.orders.OrderState;
import marketplace.shared.OrderId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells the buyer how an order stands: refused, lapsed, to be paid anew, asked about, packed, handed over, what was given
 * back and written.
 */
@Component
public class BuyerLetters implements Writer {
    private static final Map<Kind, String> TEMPLATES = Map.of(
            Kind.ORDER_REFUSED, "order-refused",
            Kind.ORDER_LAPSED, "order-lapsed",
            Kind.ORDER_UNPAID, "order-unpaid",
            Kind.ORDER_FORFEITED, "order-forfeited",
            Kind.ORDER_ASKED, "order-asked",
            Kind.ORDER_PACKED, "order-packed",
            Kind.ORDER_HANDED_OVER, "order-handed-over",
            Kind.ORDER_REFUNDED, "order-refunded",
            Kind.MESSAGE_TO_BUYER, "message-to-buyer");

    private final OrderFiles files;
    private final Refunds refunds;
    private final Stationery stationery;

    BuyerLetters(OrderFiles files, Refunds refunds, Stationery stationery) {
        this.files = files;
        this.refunds = refunds;
        this.stationery = stationery;
    }

    /**
     * What the templates about a lost payment show.
     *
     * @param payBy until when she has to pay; none where the goods only wait
     * @param link of the page of her purchase, which leads on to pay
     */
    public record Unpaid(OrderFile file, @Nullable Instant payBy, String link) {
        static Unpaid of(OrderFile file, String link) {
            var payBy = file.order().state() instanceof OrderState.Accepted(var until) ? until : null;
            return new Unpaid(file, payBy, link);
        }
    }

    /**
     * What the template about a message shows.
     *
     * @param link of the page where she reads and answers it
     */
    public record Told(OrderFile file, String link) {}

    /** What the template of a question shows. */
    public record Asked(OrderFile file, Instant until, String link) {}

    /** What the template about money that went back shows. */
    public record Back(Refund refund, OrderFile file) {}

    @Override
    public boolean writes(Kind kind) {
        return TEMPLATES.containsKey(kind);
    }

    @Override
    public Mono<Words> write(Letter letter) {
        var template = TEMPLATES.get(letter.kind());
        return letter.kind() == Kind.ORDER_REFUNDED
                ? back(RefundId.of(letter.about())).flatMap(page -> words(template, page.file(), page))
                : ofOrder(letter, template);
    }

    private Mono<Back> back(RefundId id) {
        return refunds.get(id).flatMap(refund -> files.find(refund.order()).map(file -> new Back(refund, file)));
    }

    private Mono<Words> ofOrder(Letter letter, String template) {
        return files.find(OrderId.of(letter.about()))
                .filter(file -> isFor(letter.kind(), file))
                .flatMap(file -> page(letter.kind(), file).flatMap(page -> words(template, file, page)));
    }

    private Mono<?> page(Kind kind, OrderFile file) {
        return switch (kind) {
            case ORDER_UNPAID -> unpaid(file);
            case ORDER_ASKED -> asked(file);
            case MESSAGE_TO_BUYER -> told(file);
            default -> Mono.just(file);
        };
    }

    private Mono<Told> told(OrderFile file) {
        return files.link(
                        file.order().contract().purchase(),
                        "/nachrichten/" + file.order().id())
                .map(link -> new Told(file, link));
    }

    /** Work is not packed. */
    private static boolean isFor(Kind kind, OrderFile file) {
        return kind != Kind.ORDER_PACKED || !file.order().contract().isByAppointment();
    }

    /** Whoever has paid meanwhile, or waits no longer, is not written to. */
    private Mono<Unpaid> unpaid(OrderFile file) {
        return Mono.just(file.order())
                .filter(Order::isToPayAnew)
                .flatMap(order -> files.link(order.contract().purchase()))
                .map(link -> Unpaid.of(file, link));
    }

    /** Nor whoever has answered meanwhile. */
    private Mono<Asked> asked(OrderFile file) {
        return Mono.justOrEmpty(file.order().askedUntil())
                .zipWith(Mono.defer(() -> files.link(file.order().contract().purchase())))
                .map(both -> new Asked(file, both.getT1(), both.getT2()));
    }

    private Mono<Words> words(String template, OrderFile file, Object page) {
        return Mono.justOrEmpty(file.recipient().mail())
                .zipWith(stationery.paper(file.language()))
                .map(both -> Words.of(
                        both.getT1(),
                        file.language(),
                        both.getT2()
                                .text(
                                        "letters.%s.subject".formatted(template),
                                        file.order().contract().seller().name()),
                        stationery.body(template, both.getT2(), page)));
    }
}
