package marketplace.letters;

import java.util.Optional;
import java.util.UUID;
import marketplace.accounts.Invitation;
import marketplace.accounts.Invitations;
import marketplace.counties.Counties;
import marketplace.merchants.Decision;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.pages.Language;
import marketplace.shared.MerchantId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Letters about coming to the market: an invitation, an application, and what became of it. */
@Component
public class JoiningLetters implements Writer {
    private final Invitations invitations;
    private final Merchants merchants;
    private final Counties counties;
    private final Stationery stationery;

    JoiningLetters(Invitations invitations, Merchants merchants, Counties counties, Stationery stationery) {
        this.invitations = invitations;
        this.merchants = merchants;
        this.counties = counties;
        this.stationery = stationery;
    }

    /** What the template of an invitation shows. */
    public record Asked(Invitation invitation, String county, Optional<String> merchant) {}

    /** What the templates about a merchant's step show. */
    public record Step(Merchant merchant, Decision step) {}

    static String about(MerchantId merchant, Decision step) {
        return merchant + "@" + step.at();
    }

    @Override
    public boolean writes(Kind kind) {
        return kind == Kind.INVITATION || kind == Kind.APPLICATION || kind == Kind.MERCHANT_STEP;
    }

    @Override
    public Mono<Words> write(Letter letter) {
        return switch (letter.kind()) {
            case INVITATION -> invitation(UUID.fromString(letter.about()));
            case APPLICATION ->
                step(letter.about())
                        .zipWith(counties.here())
                        .flatMap(both -> application(
                                both.getT1(), both.getT2().operator().mail()));
            default ->
                step(letter.about())
                        .filter(told ->
                                !told.merchant().profile().contact().mail().isEmpty())
                        .flatMap(this::step);
        };
    }

    private Mono<Words> invitation(UUID id) {
        return Mono.zip(invitations.find(id), counties.here())
                .zipWhen(both -> name(both.getT1()))
                .map(all -> new Asked(
                        all.getT1().getT1().invitation(), all.getT1().getT2().name(), all.getT2()))
                .flatMap(asked -> words(asked.invitation().mail(), "invitation", asked.county(), asked));
    }

    private Mono<Optional<String>> name(Invitations.Asked asked) {
        return Mono.justOrEmpty(asked.merchant())
                .flatMap(merchants::find)
                .map(merchant -> Optional.of(merchant.profile().name()))
                .defaultIfEmpty(Optional.empty());
    }

    private Mono<Step> step(String about) {
        var merchant = MerchantId.of(about.substring(0, about.indexOf('@')));
        return Mono.zip(merchants.get(merchant), merchants.decisions(merchant))
                .flatMap(both -> Mono.justOrEmpty(both.getT2().stream()
                        .filter(step -> about(merchant, step).equals(about))
                        .findFirst()
                        .map(step -> new Step(both.getT1(), step))));
    }

    private Mono<Words> application(Step told, String operator) {
        return words(operator, "application", told.merchant().profile().name(), told);
    }

    private Mono<Words> step(Step told) {
        var mail = told.merchant().profile().contact().mail();
        return stationery
                .paper(Language.DE)
                .map(paper -> Words.of(
                        mail,
                        Language.DE,
                        paper.text(
                                "letters.merchant-step.subject." + told.step().state()),
                        stationery.body("merchant-step", paper, told)));
    }

    private Mono<Words> words(String to, String template, String name, Object page) {
        return stationery
                .paper(Language.DE)
                .map(paper -> Words.of(
                        to,
                        Language.DE,
                        paper.text("letters.%s.subject".formatted(template), name),
                        stationery.body(template, paper, page)));
    }
}
