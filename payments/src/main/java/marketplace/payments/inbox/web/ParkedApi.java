package marketplace.payments.inbox.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import marketplace.payments.inbox.ParkedLetters;
import marketplace.payments.inbox.ParkedLetters.Parked;
import marketplace.shared.CountyCode;
import marketplace.shared.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Stripe's letters that were given up, for the operator. */
@RestController
@RequestMapping("/counties/{county}/parked-letters")
class ParkedApi {

    private final ParkedLetters parked;

    ParkedApi(ParkedLetters parked) {
        this.parked = parked;
    }

    record Listed(List<Parked> letters) {}

    record Again(@NotBlank @Size(max = 255) String letter) {}

    @GetMapping
    Mono<Listed> list(@PathVariable CountyCode county) {
        return parked.list().map(Listed::new).contextWrite(Scope.of(county)::in);
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> again(@PathVariable CountyCode county, @Valid @RequestBody Again body) {
        return parked.again(body.letter).contextWrite(Scope.of(county)::in);
    }
}
