package marketplace.withdrawals.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import marketplace.shared.web.Slice;
import marketplace.withdrawals.Declaration;
import marketplace.withdrawals.NameOrder;
import marketplace.withdrawals.WithdrawalId;
import marketplace.withdrawals.Withdrawals;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The operator's copies of all withdrawals, for his programs. */
@RestController
@RequestMapping("/api/v1/operator/withdrawals")
class CopyApi {
    private final Withdrawals withdrawals;
    private final NameOrder nameOrder;

    CopyApi(Withdrawals withdrawals, NameOrder nameOrder) {
        this.withdrawals = withdrawals;
        this.nameOrder = nameOrder;
    }

    record NumberBody(@NotBlank @Size(max = 40) String number) {}

    /**
     * A withdrawal as it was received.
     *
     * @param words of whoever declared it; none after erasure
     * @param matched the numbers of the orders it is about
     * @param open whether somebody has to find out which order is meant
     */
    record CopyView(
            WithdrawalId id, Instant receivedAt, @Nullable WordsView words, List<String> matched, boolean open) {
        static CopyView of(Withdrawals.Received received) {
            var one = received.withdrawal();
            var words = received.declaration();
            return new CopyView(
                    one.id(),
                    one.receivedAt(),
                    words == null ? null : WordsView.of(words),
                    received.matched(),
                    received.isOpen());
        }
    }

    record WordsView(String name, String numbers, String contract, String part, String mail) {
        static WordsView of(Declaration said) {
            return new WordsView(said.name(), said.numbers(), said.contract(), said.part(), said.mail());
        }
    }

    /** The withdrawals with their words, the newest first. */
    @GetMapping
    Mono<Slice<CopyView>> list(
            @RequestParam(required = false) @Nullable WithdrawalId after,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Slice.limit(limit);
        return withdrawals
                .list(after, most)
                .map(found ->
                        Slice.of(found, most, one -> one.withdrawal().id()).map(CopyView::of));
    }

    /** Names the order a withdrawal is about, where its words did not; again is harmless. */
    @PutMapping("/{withdrawal}/order")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> name(@PathVariable WithdrawalId withdrawal, @Valid @RequestBody NumberBody body) {
        return nameOrder.of(withdrawal, body.number());
    }
}
