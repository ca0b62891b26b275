package marketplace.withdrawals.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import marketplace.outbox.web.Creates;
import marketplace.outbox.web.Idempotent;
import marketplace.pages.Language;
import marketplace.shared.MerchantId;
import marketplace.shared.web.Slice;
import marketplace.withdrawals.CaseId;
import marketplace.withdrawals.Cases;
import marketplace.withdrawals.Declaration;
import marketplace.withdrawals.DeclareWithdrawal;
import marketplace.withdrawals.Withdrawal;
import marketplace.withdrawals.WithdrawalCase;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The withdrawal function for programs, as open as its page; and the cases of a merchant for her own system. */
@RestController
@RequestMapping("/api/v1")
class WithdrawalApi {
    private final DeclareWithdrawal declare;
    private final Cases cases;
    private final Idempotent idempotent;

    WithdrawalApi(DeclareWithdrawal declare, Cases cases, Idempotent idempotent) {
        this.declare = declare;
        this.cases = cases;
        this.idempotent = idempotent;
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

    /** Declares a withdrawal, by anybody and without an account; the answer is the moment of receipt. */
    @Creates(ReceiptBody.class)
    @PostMapping("/withdrawals")
    Mono<ResponseEntity<String>> declare(@Valid @RequestBody DeclarationBody body, ServerWebExchange exchange) {
        return idempotent.createdByAnybody(exchange, body, received(body));
    }

    /** A merchant's cases, the newest first. */
    @GetMapping("/merchants/{merchant}/withdrawals")
    Mono<Slice<CaseBody>> list(
            @PathVariable MerchantId merchant,
            @RequestParam(required = false) @Nullable CaseId after,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Slice.limit(limit);
        return cases.list(merchant, after, most)
                .map(found -> Slice.of(found, most, WithdrawalCase::id).map(CaseBody::of));
    }

    /** The merchant has done what was to be done; again is harmless. */
    @PostMapping("/merchants/{merchant}/withdrawals/{id}/settled")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> settle(@PathVariable MerchantId merchant, @PathVariable CaseId id) {
        return cases.settle(merchant, id);
    }

    private Mono<ReceiptBody> received(DeclarationBody body) {
        var language = Objects.requireNonNullElse(body.language(), Language.DE);
        return Mono.defer(() -> declare.with(UUID.randomUUID(), language, body.words()))
                .map(Withdrawal::receivedAt)
                .map(ReceiptBody::new);
    }
}
