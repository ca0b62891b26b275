package marketplace.portal.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import marketplace.billing.LeftByPayments;
import marketplace.billing.LeftByPayments.Told;
import marketplace.counties.Counties;
import marketplace.counties.County;
import marketplace.letters.ParkedLetters;
import marketplace.outbox.Parked;
import marketplace.outbox.Parked.ParkedNews;
import marketplace.outbox.Parked.ParkedWork;
import marketplace.shared.SignedIn;
import marketplace.shared.SignedIn.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What waits for the operator beside decisions, for his programs. */
@RestController
@RequestMapping("/api/v1/operator")
class OperatorApi {
    private final Parked parked;
    private final LeftByPayments payments;
    private final ParkedLetters letters;
    private final Counties counties;

    OperatorApi(Parked parked, LeftByPayments payments, ParkedLetters letters, Counties counties) {
        this.parked = parked;
        this.payments = payments;
        this.letters = letters;
        this.counties = counties;
    }

    /** News nobody could take in, and timed work that failed; of each the oldest hundred. */
    record LeftView(List<ParkedNews> news, List<ParkedWork> work) {}

    /** What the payment house told and nobody could take in; the oldest hundred. */
    record ToldView(List<Told> messages) {}

    record ToldAgain(@NotBlank @Size(max = 255) String message) {}

    /** Letters that were put aside, the oldest hundred. */
    record LettersView(List<ParkedLetters.Parked> letters) {}

    record CountiesView(List<County> counties) {}

    record NewsAgain(
            @NotBlank @Size(max = 100) String follower,
            @NotNull UUID news) {}

    record WorkAgain(
            @NotBlank @Size(max = 100) String what,
            @NotBlank @Size(max = 200) String subject) {}

    /** What was given up after too many tries. */
    @GetMapping("/left-behind")
    Mono<LeftView> left() {
        return operator().then(Mono.zip(parked.news(), parked.work(), LeftView::new));
    }

    /** Gives news its tries back; again is harmless. */
    @PutMapping("/left-behind/news")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> newsAgain(@Valid @RequestBody NewsAgain body) {
        return operator().then(Mono.defer(() -> parked.again(body.follower(), body.news())));
    }

    /** Gives timed work its tries back; again is harmless. */
    @PutMapping("/left-behind/work")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> workAgain(@Valid @RequestBody WorkAgain body) {
        return operator().then(Mono.defer(() -> parked.again(body.what(), body.subject())));
    }

    /** What the payment house told and was given up after too many tries. */
    @GetMapping("/left-behind/payments")
    Mono<ToldView> told() {
        return payments.list().map(ToldView::new);
    }

    /** Gives a message of the payment house its tries back; again is harmless. */
    @PutMapping("/left-behind/payments")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> toldAgain(@Valid @RequestBody ToldAgain body) {
        return payments.again(body.message());
    }

    /** Letters that could not be sent, with the reason. */
    @GetMapping("/letters")
    Mono<LettersView> letters() {
        return letters.list().map(LettersView::new);
    }

    /** Sends a letter that was put aside once more. */
    @PutMapping("/letters/{letter}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> letterAgain(@PathVariable UUID letter) {
        return letters.again(letter);
    }

    /** The counties of this installation. */
    @GetMapping("/counties")
    Mono<CountiesView> counties() {
        return operator().then(counties.list().map(CountiesView::new));
    }

    private static Mono<SignedIn> operator() {
        return SignedIn.get().flatMap(me -> me.as(Role.OPERATOR));
    }
}
