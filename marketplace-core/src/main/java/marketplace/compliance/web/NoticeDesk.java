package marketplace.compliance.web;

import java.util.List;
import java.util.Objects;
import marketplace.compliance.DecideNotice;
import marketplace.compliance.Notice;
import marketplace.compliance.Notice.Outcome;
import marketplace.compliance.NoticeId;
import marketplace.compliance.NoticeRefused;
import marketplace.compliance.Notices;
import marketplace.pages.Errors;
import marketplace.pages.Pages;
import marketplace.pages.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The operator's list of notices: decided by a person, with reasons that go to whoever reported. */
@Controller
@RequestMapping(NoticeDesk.PATH)
public class NoticeDesk {
    static final String PATH = "/betreiber/meldungen";
    private static final int PAGE = 20;

    private final Notices notices;
    private final DecideNotice decide;
    private final Pages pages;

    NoticeDesk(Notices notices, DecideNotice decide, Pages pages) {
        this.notices = notices;
        this.decide = decide;
        this.pages = pages;
    }

    /** A page of them. */
    public record Listed(List<Notice> notices, boolean open) {
        public String path() {
            return PATH;
        }

        @Nullable
        public String older() {
            return notices.size() < PAGE
                    ? null
                    : "%s?%svor=%s"
                            .formatted(
                                    PATH,
                                    open ? "" : "erledigt=true&",
                                    notices.getLast().id());
        }
    }

    /** What the operator sends. */
    public record Decided(Outcome outcome, String reasons) {
        public Decided {
            reasons = Objects.requireNonNullElse(reasons, "");
        }
    }

    @GetMapping
    Mono<Rendering> list(
            @RequestParam(defaultValue = "false") boolean erledigt,
            @RequestParam(required = false) @Nullable NoticeId vor,
            ServerWebExchange exchange) {
        return notices.list(!erledigt, vor, PAGE)
                .flatMap(found -> pages.show(exchange, "compliance/notices", new Listed(found, !erledigt)));
    }

    @PostMapping("/{id}")
    Mono<Rendering> decide(@PathVariable NoticeId id, @ModelAttribute Decided form, ServerWebExchange exchange) {
        return decide.with(id, form.outcome(), form.reasons())
                .then(pages.redirect(PATH, "compliance.decided"))
                .onErrorResume(NoticeRefused.WithoutReasons.class, refused -> again(id, refused, exchange));
    }

    private Mono<Rendering> again(NoticeId id, NoticeRefused refused, ServerWebExchange exchange) {
        return Mono.zip(notices.list(true, null, PAGE), pages.frame(exchange)).flatMap(both -> {
            var errors = Errors.at("reasons-" + id, both.getT2().sentence(refused));
            return pages.show(
                    exchange,
                    Sheet.of("compliance/notices", new Listed(both.getT1(), true))
                            .with(errors));
        });
    }
}
