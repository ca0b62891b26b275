package marketplace.withdrawals.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import marketplace.outbox.Once;
import marketplace.pages.Language;
import marketplace.shared.MerchantId;
import marketplace.shared.SignedIn;
import marketplace.withdrawals.CaseId;
import marketplace.withdrawals.Cases;
import marketplace.withdrawals.Declaration;
import marketplace.withdrawals.DeclareWithdrawal;
import marketplace.withdrawals.Withdrawal;
import marketplace.withdrawals.WithdrawalCase;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The withdrawal function for programs, as open as its page; and the cases of a merchant for her own system. */
@RestController
@RequestMapping("/api/v1")
class WithdrawalApi {
    private static final String GUEST = "guest";

    private final DeclareWithdrawal declare;
    private final Cases cases;
    private final Attempts attempts;
    private final Once once;
    private final JsonMapper json;

    WithdrawalApi(DeclareWithdrawal declare, Cases cases, Attempts attempts, Once once, JsonMapper json) {
        this.declare = declare;
        this.cases = cases;
        this.attempts = attempts;
        this.once = once;
        this.json = json;
    }

    /** What is declared; without numbers the contract is described, without a part all of it is meant. */
    record DeclarationBody(
            @NotBlank @Size(max = Declaration.LONGEST_LINE) String name,
            @Nullable @Size(max = Declaration.LONGEST_TEXT) String numbers,
            @Nullable @Size(max = Declaration.LONGEST_TEXT) String contract,
            @Nullable @Size(max = Declaration.LONGEST_TEXT) String part,
            @NotBlank @Size(max = Declaration.LONGEST_LINE) String mail,
            @Nullable Language language) {
        Declaration words() {
            return new Declaration(name, or(numbers), or(contract), or(part), mail);
        }

        private static String or(@Nullable String text) {
            return Objects.requireNonNullElse(text, "");
        }
    }

    record ReceiptBody(Instant receivedAt) {}

    /** A case in figures; who declared what stands on the merchant's page. */
    record CaseBody(
            CaseId id,
            String orderNumber,
            Instant receivedAt,
            @Nullable Instant handedOverAt,
            LocalDate refundDue,
            LocalDate returnDue,
            @Nullable Instant settledAt) {
        static CaseBody of(WithdrawalCase one) {
            return new CaseBody(
                    one.id(),
                    one.number(),
                    one.withdrawal().receivedAt(),
                    one.handedOverAt(),
                    one.refundDue(),
                    one.returnDue(),
                    one.settledAt());
        }
    }

    record CasePage(List<CaseBody> items, @Nullable CaseId next) {
        static CasePage of(List<WithdrawalCase> cases, int limit) {
            var next = cases.size() < limit ? null : cases.getLast().id();
            return new CasePage(cases.stream().map(CaseBody::of).toList(), next);
        }
    }

    @PostMapping("/withdrawals")
    Mono<ResponseEntity<String>> declare(
            @RequestHeader("Idempotency-Key") @Size(min = 1, max = 100) String key,
            @Valid @RequestBody DeclarationBody body,
            ServerWebExchange exchange) {
        return attempts.take(exchange)
                .then(SignedIn.find().map(me -> me.account().toString()).defaultIfEmpty(GUEST))
                .map(caller -> new Once.Asked(caller, key, "POST /withdrawals", json.writeValueAsString(body)))
                .flatMap(asked -> once.answer(asked, Mono.defer(() -> answer(body))))
                .map(answer -> ResponseEntity.status(answer.status())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(answer.body()));
    }

    /** The newest first. */
    @GetMapping("/merchants/{merchant}/withdrawals")
    Mono<CasePage> list(
            @PathVariable MerchantId merchant,
            @RequestParam(required = false) @Nullable CaseId after,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Math.clamp(limit, 1, Cases.MOST_PER_PAGE);
        return cases.list(merchant, after, most).map(found -> CasePage.of(found, most));
    }

    @PostMapping("/merchants/{merchant}/withdrawals/{id}/settled")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> settle(@PathVariable MerchantId merchant, @PathVariable CaseId id) {
        return cases.settle(merchant, id);
    }

    private Mono<Once.Answer> answer(DeclarationBody body) {
        var language = Objects.requireNonNullElse(body.language(), Language.DE);
        return declare.with(UUID.randomUUID(), language, body.words())
                .map(Withdrawal::receivedAt)
                .map(receivedAt -> new Once.Answer(
                        HttpStatus.CREATED.value(), json.writeValueAsString(new ReceiptBody(receivedAt))));
    }
}
