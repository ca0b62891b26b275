package marketplace.letters;

import java.util.Map;
import marketplace.compliance.Measure;
import marketplace.compliance.MeasureId;
import marketplace.compliance.Measures;
import marketplace.compliance.Notice;
import marketplace.compliance.NoticeId;
import marketplace.compliance.Notices;
import marketplace.merchants.Merchant;
import marketplace.merchants.Merchants;
import marketplace.pages.Language;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Confirms a notice and tells what was decided about it; tells a merchant why her listing is hidden (Art. 17 DSA), and
 * that she has it back. Who left no address hears nothing.
 */
@Component
public class NoticeLetters implements Writer {
    private static final Map<Kind, String> TEMPLATES = Map.of(
            Kind.NOTICE_RECEIPT, "notice-receipt",
            Kind.NOTICE_DECISION, "notice-decision",
            Kind.LISTING_HIDDEN, "listing-hidden",
            Kind.LISTING_GIVEN_BACK, "listing-given-back");

    private final Notices notices;
    private final Measures measures;
    private final Merchants merchants;
    private final Stationery stationery;

    NoticeLetters(Notices notices, Measures measures, Merchants merchants, Stationery stationery) {
        this.notices = notices;
        this.measures = measures;
        this.merchants = merchants;
        this.stationery = stationery;
    }

    /** What the templates about a listing show. */
    public record Told(Measure measure, Merchant merchant) {}

    @Override
    public boolean writes(Kind kind) {
        return TEMPLATES.containsKey(kind);
    }

    @Override
    public Mono<Words> write(Letter letter) {
        var template = TEMPLATES.get(letter.kind());
        return switch (letter.kind()) {
            case LISTING_HIDDEN, LISTING_GIVEN_BACK -> measure(template, MeasureId.of(letter.about()));
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
}
