package marketplace.compliance.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import marketplace.compliance.Measure;
import marketplace.compliance.MeasureId;
import marketplace.compliance.Measures;
import marketplace.compliance.Notice.Decision;
import marketplace.compliance.TakeOff;
import marketplace.shared.ListingId;
import marketplace.shared.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the operator does against listings, for programs. */
@RestController
@RequestMapping("/api/v1/operator")
class MeasureApi {
    private final Measures measures;
    private final TakeOff takeOff;

    MeasureApi(Measures measures, TakeOff takeOff) {
        this.measures = measures;
        this.takeOff = takeOff;
    }

    /** Facts and the rule they break, as the merchant is told them. */
    record HidingBody(
            @NotBlank @Size(max = Decision.LONGEST) String reasons) {}

    /** The listings that are hidden, or were; the newest first. */
    @GetMapping("/measures")
    Mono<Slice<Measure>> list(
            @RequestParam(defaultValue = "true") boolean inForce,
            @RequestParam(required = false) @Nullable MeasureId after,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Slice.limit(limit);
        return measures.list(inForce, after, most).map(found -> Slice.of(found, most, Measure::id));
    }

    /** Takes a listing off the market and tells its merchant why; again is harmless. */
    @PutMapping("/listings/{id}/hiding")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> hide(@PathVariable ListingId id, @Valid @RequestBody HidingBody body) {
        return takeOff.with(id, body.reasons());
    }

    /** Gives a listing back to its merchant, who may show it again; again is harmless. */
    @DeleteMapping("/listings/{id}/hiding")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> giveBack(@PathVariable ListingId id) {
        return takeOff.giveBack(id);
    }
}
