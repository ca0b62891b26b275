package marketplace.compliance;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import marketplace.compliance.news.NoticeFiled;
import marketplace.outbox.Outbox;
import marketplace.pages.Language;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes a notice in, from anybody. The same command in the same words is one notice. */
@Component
public class FileNotice {
    private final Notices notices;
    private final Outbox outbox;
    private final Sql sql;
    private final Clock clock;

    FileNotice(Notices notices, Outbox outbox, Sql sql, Clock clock) {
        this.notices = notices;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    public Mono<Notice> with(UUID command, Language language, Report report) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var notice = new Notice(NoticeId.fresh(), language, now, report, null);
        return sql.together(notices.add(command, notice, report)
                .flatMap(added -> added ? told(notice) : notices.get(command, report)));
    }

    private Mono<Notice> told(Notice notice) {
        return outbox.append(new NoticeFiled(notice.id())).thenReturn(notice);
    }
}
