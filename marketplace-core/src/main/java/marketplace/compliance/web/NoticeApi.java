package marketplace.compliance.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import marketplace.compliance.DecideNotice;
import marketplace.compliance.DecideNotice.Hide;
import marketplace.compliance.FileNotice;
import marketplace.compliance.Ground;
import marketplace.compliance.Notice;
import marketplace.compliance.Notice.Outcome;
import marketplace.compliance.NoticeId;
import marketplace.compliance.Notices;
import marketplace.compliance.Report;
import marketplace.outbox.web.Creates;
import marketplace.outbox.web.Idempotent;
import marketplace.pages.Language;
import marketplace.reviews.ReviewId;
import marketplace.shared.ListingId;
import marketplace.shared.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Notices for programs, as open as their page; and the operator's list. */
@RestController
@RequestMapping("/api/v1/notices")
class NoticeApi {
    private final FileNotice file;
    private final DecideNotice decide;
    private final Notices notices;
    private final Idempotent idempotent;

    NoticeApi(FileNotice file, DecideNotice decide, Notices notices, Idempotent idempotent) {
        this.file = file;
        this.decide = decide;
        this.notices = notices;
        this.idempotent = idempotent;
    }

    /** What is reported; name and mail may be missing where minors are abused. */
    record NoticeBody(
            @NotBlank @Size(max = Report.LONGEST_TEXT) String about,
            @NotNull Ground ground,
            @NotBlank @Size(max = Report.LONGEST_TEXT) String reasons,
            @Nullable @Size(max = Report.LONGEST_LINE) String name,
            @Nullable @Size(max = Report.LONGEST_LINE) String mail,
            boolean honest,
            @Nullable Language language) {
        Report report() {
            return new Report(about, ground, reasons, or(name), or(mail), honest);
        }

        private static String or(@Nullable String text) {
            return Objects.requireNonNullElse(text, "");
        }
    }

    record ReceiptBody(NoticeId id, Instant receivedAt) {}

    /** What is decided; when it is acted upon, which listings and reviews are hidden with it: none, unless they are named. */
    record DecisionBody(
            @NotNull Outcome outcome,
            @NotBlank @Size(max = Notice.Decision.LONGEST) String reasons,
            @Nullable @Size(max = Report.MOST_LISTINGS) List<ListingId> hide,
            @Nullable @Size(max = Report.MOST_LISTINGS) List<ReviewId> hideReviews) {
        Hide what() {
            return new Hide(
                    Objects.requireNonNullElse(hide, List.of()), Objects.requireNonNullElse(hideReviews, List.of()));
        }
    }

    /** Reports unlawful content, by anybody and without an account; the answer is the moment of receipt. */
    @Creates(ReceiptBody.class)
    @PostMapping
    Mono<ResponseEntity<String>> file(@Valid @RequestBody NoticeBody body, ServerWebExchange exchange) {
        return idempotent.createdByAnybody(exchange, body, received(body));
    }

    /** The notices, the newest first. */
    @GetMapping
    Mono<Slice<Notice>> list(
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(required = false) @Nullable NoticeId after,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Slice.limit(limit);
        return notices.list(open, after, most).map(found -> Slice.of(found, most, Notice::id));
    }

    /** Decides on a notice, with reasons, which go to whoever wrote it and to the merchants and authors of what is hidden. */
    @PutMapping("/{id}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> decide(@PathVariable NoticeId id, @Valid @RequestBody DecisionBody body) {
        return decide.with(id, body.outcome(), body.reasons(), body.what());
    }

    private Mono<ReceiptBody> received(NoticeBody body) {
        var language = Objects.requireNonNullElse(body.language(), Language.DE);
        return Mono.fromSupplier(body::report)
                .flatMap(report -> file.with(UUID.randomUUID(), language, report))
                .map(notice -> new ReceiptBody(notice.id(), notice.receivedAt()));
    }
}
