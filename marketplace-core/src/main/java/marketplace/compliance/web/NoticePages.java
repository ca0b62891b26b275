package marketplace.compliance.web;

import java.util.UUID;
import marketplace.compliance.FileNotice;
import marketplace.compliance.Notice;
import marketplace.compliance.Report;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import marketplace.shared.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reporting what may be unlawful (Art. 16 DSA, R96): no account, no script, one step. */
@Controller
public class NoticePages {
    private static final int LONGEST_PATH = 500;

    private final FileNotice file;
    private final Pages pages;

    NoticePages(FileNotice file, Pages pages) {
        this.file = file;
        this.pages = pages;
    }

    /** The form, and the command it sends. */
    public record Writing(NoticeForm form, UUID command) {}

    /** What was received when. */
    public record Done(Notice notice) {}

    /** Begun with the page it is about and the reader's name where they are known. */
    @GetMapping("/melden")
    Mono<Rendering> begin(@RequestParam(defaultValue = "") String seite, ServerWebExchange exchange) {
        var about = seite.substring(0, Math.min(seite.length(), LONGEST_PATH));
        return SignedIn.find()
                .map(SignedIn::name)
                .defaultIfEmpty("")
                .map(name -> NoticeForm.of(about, name))
                .zipWith(pages.frame(exchange), (form, frame) -> new Writing(form, frame.command()))
                .flatMap(writing -> pages.show(exchange, "compliance/report", writing));
    }

    /** Sent twice, it is one notice. */
    @PostMapping("/melden")
    Mono<Rendering> send(@ModelAttribute NoticeForm form, ServerWebExchange exchange) {
        return pages.frame(exchange)
                .flatMap(frame -> form.errors(frame).isEmpty() && form.command() != null
                        ? received(form.report(), form.command(), frame, exchange)
                        : mend(form, frame, exchange));
    }

    private Mono<Rendering> received(Report report, UUID command, Frame frame, ServerWebExchange exchange) {
        return file.with(command, frame.language(), report)
                .flatMap(notice -> pages.show(exchange, "compliance/reported", new Done(notice)));
    }

    private Mono<Rendering> mend(NoticeForm form, Frame frame, ServerWebExchange exchange) {
        var command = form.command() == null ? frame.command() : form.command();
        var sheet = Sheet.of("compliance/report", new Writing(form, command));
        return pages.show(exchange, sheet.with(form.errors(frame)));
    }
}
