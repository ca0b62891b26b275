package marketplace.withdrawals;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marketplace.counties.LegalText;
import marketplace.counties.LegalText.Kind;
import marketplace.counties.LegalTexts;
import marketplace.pages.Language;
import marketplace.pages.Prose;
import marketplace.pages.Texts;
import marketplace.withdrawals.Instruction.About;
import marketplace.withdrawals.Instruction.Return;
import marketplace.withdrawals.Instruction.Trader;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes the instruction on withdrawal for an order (R44, R45) and the model form beside it (R46). */
@Component
public class Instructions {
    private final LegalTexts legal;
    private final Texts texts;

    Instructions(LegalTexts legal, Texts texts) {
        this.legal = legal;
        this.texts = texts;
    }

    /**
     * For which order.
     *
     * @param online where the withdrawal function is
     */
    public record Order(About about, Return back, Trader trader, URI online) {}

    public Mono<Instruction> of(Order order, Language language) {
        return Mono.zip(
                legal.get(Kind.WITHDRAWAL, language),
                legal.get(Kind.WITHDRAWAL_FORM, language),
                (text, form) -> instruction(order, text, form));
    }

    private Instruction instruction(Order order, LegalText text, LegalText form) {
        var trader = Prose.literal(order.trader().line());
        var filled = text.body()
                .replace(
                        "{instruction.start}",
                        texts.say(text.language(), "withdrawals.instruction.start." + order.about()))
                .replace("{instruction.consequences}", consequences(order, text))
                .replace("{trader}", trader)
                .replace("{online}", order.online().toString());
        return new Instruction(filled, form.body().replace("{trader}", trader), text.version());
    }

    private String consequences(Order order, LegalText text) {
        var keys = order.about() == About.SERVICE ? List.of("service") : goods(order.back());
        return keys.stream().map(key -> say(text, key)).collect(Collectors.joining("\n\n"));
    }

    /** Who offers to collect the goods may not keep the money until they are back. */
    private static List<String> goods(Return back) {
        var sending = switch (back) {
            case COLLECTED -> Stream.of("collect", "merchant-pays");
            case MERCHANT_PAYS -> Stream.of("keep", "send", "merchant-pays");
            case BUYER_PAYS -> Stream.of("keep", "send", "buyer-pays");
        };
        return Stream.concat(sending, Stream.of("loss")).toList();
    }

    private String say(LegalText text, String key) {
        return texts.say(text.language(), "withdrawals.instruction." + key);
    }
}
