package marketplace.letters;

import java.util.Map;
import marketplace.compliance.Measure;
import marketplace.compliance.MeasureId;
import marketplace.compliance.Measures;
import marketplace.compliance.Notice;
import marketplace.compliance.NoticeId;
import marketplace.compliance.Notices;
import marketplace.compliance.ReviewMeasure;
import marketplace.compliance.ReviewMeasures;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.orders.Recipient;
import marketplace.pages.Language;
import marketplace.shared.PurchaseId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Confirms a notice and tells what was decided about it; tells a merchant why her listing is hidden, or the author of a review
 * why that is (Art. 17 DSA), and that it is theirs again. Who left no address hears nothing.
 */
@Component
public class NoticeLetters implements Writer {
    private static final Map<Kind, String> TEMPLATES = Map.of(
            Kind.NOTICE_RECEIPT, "notice-receipt",
            Kind.NOTICE_DECISION, "notice-decision",
            Kind.LISTING_HIDDEN, "listing-hidden",
            Kind.LISTING_GIVEN_BACK, "listing-given-back",
            Kind.REVIEW_HIDDEN, "review-hidden",
            Kind.REVIEW_GIVEN_BACK, "review-given-back");

    private final Notices notices;
    private final Measures measures;
    private final ReviewMeasures reviewMeasures;
    private final OrderFiles files;
    private final Merchants merchants;
    private final Stationery stationery;

    NoticeLetters(
            Notices notices,
            Measures measures,
            ReviewMeasures reviewMeasures,
            OrderFiles files,
            Merchants merchants,
            Stationery stationery) {
        this.notices = notices;
        this.measures = measures;
        this.reviewMeasures = reviewMeasures;
        this.files = files;
        this.merchants = merchants;
        this.stationery = stationery;
    }

    /** What the templates about a listing show. */
    public record Told(Measure measure, Merchant merchant) {}

    /** What the templates about a review show. Personal data: put together for one letter and kept nowhere. */
    public record OfReview(ReviewMeasure measure, Merchant merchant, Recipient recipient, Language language) {
        @Override
        public String toString() {
            return "OfReview[" + measure.id() + "]";
        }
    }

    @Override
    public boolean writes(Kind kind) {
        return TEMPLATES.containsKey(kind);
    }

    @Override
    public Mono<Words> write(Letter letter) {
        var template = TEMPLATES.get(letter.kind());
        return switch (letter.kind()) {
            case LISTING_HIDDEN, LISTING_GIVEN_BACK -> measure(template, MeasureId.of(letter.about()));
            case REVIEW_HIDDEN, REVIEW_GIVEN_BACK -> ofReview(template, letter.about());
            default ->
                notices.get(NoticeId.of(letter.about()))
                        .filter(Notice::isAnswerable)
                        .flatMap(notice -> words(template, notice));
        };
    }

    private Mono<Words> words(String template, Notice notice) {
        return stationery
                .paper(notice.language())
                .map(paper -> Words.of(
                        notice.report().mail(),
                        notice.language(),
                        paper.text("letters." + template + ".subject"),
                        stationery.body(template, paper, notice)));
    }

    private Mono<Words> measure(String template, MeasureId id) {
        return measures.find(id)
                .zipWhen(measure -> merchants.get(measure.merchant()), Told::new)
                .filter(told -> !told.merchant().profile().contact().mail().isEmpty())
                .zipWith(stationery.paper(Language.DE))
                .map(both -> words(template, both.getT1(), both.getT2()));
    }

    private Words words(String template, Told told, Paper paper) {
        return Words.of(
                told.merchant().profile().contact().mail(),
                Language.DE,
                paper.text("letters." + template + ".subject", told.measure().title()),
                stationery.body(template, paper, told));
    }

    /** About {@code <purchase>@<measure>}; nobody to write to once the recipient is erased. */
    private Mono<Words> ofReview(String template, String about) {
        var parts = about.split("@", 2);
        var purchase = PurchaseId.of(parts[0]);
        var author = Mono.zip(files.recipient(purchase), files.language(purchase));
        return reviewMeasures
                .find(MeasureId.of(parts[1]))
                .zipWhen(measure -> merchants.get(measure.merchant()))
                .zipWith(author, (both, her) -> new OfReview(both.getT1(), both.getT2(), her.getT1(), her.getT2()))
                .flatMap(told -> ofReview(template, told));
    }

    private Mono<Words> ofReview(String template, OfReview told) {
        return Mono.justOrEmpty(told.recipient().mail())
                .zipWith(stationery.paper(told.language()))
                .map(both -> Words.of(
                        both.getT1(),
                        told.language(),
                        both.getT2()
                                .text(
                                        "letters.%s.subject".formatted(template),
                                        told.merchant().profile().name()),
                        stationery.body(template, both.getT2(), told)));
    }
}
