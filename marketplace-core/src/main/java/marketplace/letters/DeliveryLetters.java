package marketplace.letters;

import java.time.LocalDate;
import java.util.Optional;
import marketplace.pages.Language;
import marketplace.shared.OrderId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells buyer and merchant of an order that was brought in vain: when it comes again, or that it went back. */
@Component
public class DeliveryLetters implements Writer {
    private static final String AT = "@";
    private static final String BACK = "back";

    private final OrderFiles files;
    private final Stationery stationery;

    DeliveryLetters(OrderFiles files, Stationery stationery) {
        this.files = files;
        this.stationery = stationery;
    }

    /** What the templates show: the order and the day it comes again; none when it went back to the shop. */
    public record Missed(OrderFile file, @Nullable LocalDate next) {}

    /** What such a letter is about. */
    static String about(OrderId order, @Nullable LocalDate next) {
        return order + AT + Optional.ofNullable(next).map(LocalDate::toString).orElse(BACK);
    }

    @Override
    public boolean writes(Kind kind) {
        return kind == Kind.ORDER_MISSED || kind == Kind.ORDER_UNDELIVERED;
    }

    @Override
    public Mono<Words> write(Letter letter) {
        var about = letter.about().split(AT);
        return files.find(OrderId.of(about[0]))
                .map(file -> new Missed(file, about[1].equals(BACK) ? null : LocalDate.parse(about[1])))
                .flatMap(page -> letter.kind() == Kind.ORDER_MISSED ? toBuyer(page) : toMerchant(page));
    }

    private Mono<Words> toBuyer(Missed page) {
        var file = page.file();
        return Mono.justOrEmpty(file.recipient().mail())
                .flatMap(mail -> words(
                        mail,
                        file.language(),
                        "order-missed",
                        file.merchant().profile().name(),
                        page));
    }

    private Mono<Words> toMerchant(Missed page) {
        var merchant = page.file().merchant().profile();
        var number = page.file().order().contract().number().grouped();
        return Mono.just(merchant.contact().mail())
                .filter(mail -> !mail.isEmpty())
                .flatMap(mail -> words(mail, Language.DE, "order-undelivered", number, page));
    }

    private Mono<Words> words(String to, Language language, String template, String subject, Missed page) {
        return stationery
                .paper(language)
                .map(paper -> Words.of(
                        to,
                        language,
                        paper.text("letters.%s.subject".formatted(template), subject),
                        stationery.body(template, paper, page)));
    }
}
