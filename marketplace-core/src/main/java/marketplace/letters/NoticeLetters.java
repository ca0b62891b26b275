package marketplace.letters;

import marketplace.compliance.Notice;
import marketplace.compliance.NoticeId;
import marketplace.compliance.Notices;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Confirms a notice, and tells what was decided about it; who left no address hears nothing. */
@Component
class NoticeLetters implements Writer {
    private final Notices notices;
    private final Stationery stationery;

    NoticeLetters(Notices notices, Stationery stationery) {
        this.notices = notices;
        this.stationery = stationery;
    }

    @Override
    public boolean writes(Kind kind) {
        return kind == Kind.NOTICE_RECEIPT || kind == Kind.NOTICE_DECISION;
    }

    @Override
    public Mono<Words> write(Letter letter) {
        var template = letter.kind() == Kind.NOTICE_RECEIPT ? "notice-receipt" : "notice-decision";
        return notices.get(NoticeId.of(letter.about()))
                .filter(Notice::isAnswerable)
                .flatMap(notice -> words(template, notice));
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
}
