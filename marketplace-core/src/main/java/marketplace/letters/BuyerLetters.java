package marketplace.letters;

import java.util.Map;
import marketplace.shared.OrderId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the buyer how an order stands: refused, lapsed, packed, handed over. */
@Component
class BuyerLetters implements Writer {
    private static final Map<Kind, String> TEMPLATES = Map.of(
            Kind.ORDER_REFUSED, "order-refused",
            Kind.ORDER_LAPSED, "order-lapsed",
            Kind.ORDER_PACKED, "order-packed",
            Kind.ORDER_HANDED_OVER, "order-handed-over");

    private final OrderFiles files;
    private final Stationery stationery;

    BuyerLetters(OrderFiles files, Stationery stationery) {
        this.files = files;
        this.stationery = stationery;
    }

    @Override
    public boolean writes(Kind kind) {
        return TEMPLATES.containsKey(kind);
    }

    @Override
    public Mono<Words> write(Letter letter) {
        return files.find(OrderId.of(letter.about())).flatMap(file -> words(TEMPLATES.get(letter.kind()), file));
    }

    private Mono<Words> words(String template, OrderFile file) {
        return Mono.justOrEmpty(file.recipient().mail())
                .zipWith(stationery.paper(file.language()))
                .map(both -> Words.of(
                        both.getT1(),
                        file.language(),
                        both.getT2()
                                .text(
                                        "letters.%s.subject".formatted(template),
                                        file.order().contract().seller().name()),
                        stationery.body(template, both.getT2(), file)));
    }
}
