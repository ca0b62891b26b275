package marketplace.standing.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import marketplace.checkout.BasketRefused.NotByThisClient;
import marketplace.checkout.CheckOut.Choices;
import marketplace.counties.Places;
import marketplace.orders.OrderNumber;
import marketplace.orders.PayBy;
import marketplace.orders.Recipient;
import marketplace.orders.Wish;
import marketplace.orders.Wish.Instead;
import marketplace.outbox.web.Creates;
import marketplace.outbox.web.Idempotent;
import marketplace.pages.Language;
import marketplace.shared.Malformed;
import marketplace.shared.Money;
import marketplace.shared.PlaceCode;
import marketplace.shared.SignedIn;
import marketplace.shared.VariantId;
import marketplace.shared.web.Slice;
import marketplace.standing.AgreeStanding;
import marketplace.standing.AgreeStanding.Wanted;
import marketplace.standing.AgreeStanding.WantedLine;
import marketplace.standing.ChangeStanding;
import marketplace.standing.LookAhead;
import marketplace.standing.Rhythm;
import marketplace.standing.Runs;
import marketplace.standing.StandingId;
import marketplace.standing.StandingOrder;
import marketplace.standing.StandingOrders;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Standing orders of whoever is signed in. Amounts in cents. */
@RestController
@RequestMapping("/api/v1/standing-orders")
class StandingApi {
    private static final String PLACE = "order:place";

    private final AgreeStanding agree;
    private final ChangeStanding change;
    private final StandingOrders orders;
    private final Runs runs;
    private final LookAhead lookAhead;
    private final Places places;
    private final Idempotent idempotent;

    StandingApi(
            AgreeStanding agree,
            ChangeStanding change,
            StandingOrders orders,
            Runs runs,
            LookAhead lookAhead,
            Places places,
            Idempotent idempotent) {
        this.agree = agree;
        this.change = change;
        this.orders = orders;
        this.runs = runs;
        this.lookAhead = lookAhead;
        this.places = places;
        this.idempotent = idempotent;
    }

    /**
     * What the resident sent with the button "Zahlungspflichtig bestellen".
     *
     * @param shown the total of the first delivery she saw, in cents
     * @param handOver by which the first delivery comes: the key of a choice that is brought, such as door-2026-12-03
     * @param payBy ON_ACCOUNT: it is bought without her
     * @param ofAge she says that she is as old as what is in it asks for
     * @param addressSure that the address is right although a street or a house number was missed in it
     */
    record Button(
            @NotEmpty @Size(max = 100) List<@NotNull @Valid LineBody> lines,
            @PositiveOrZero long shown,
            @NotNull @Valid RecipientBody recipient,
            @NotBlank String place,
            @NotBlank String handOver,
            @NotNull PayBy payBy,
            @NotNull Language language,
            @Nullable Boolean ofAge,
            @Nullable Boolean addressSure) {
        Wanted wanted(StandingId id, ServerWebExchange exchange) {
            var here = exchange.getRequest().getURI();
            var choices = new Choices(
                    PlaceCode.of(place),
                    handOver,
                    payBy,
                    false,
                    language,
                    Boolean.TRUE.equals(ofAge),
                    false,
                    Boolean.TRUE.equals(addressSure));
            return new Wanted(
                    id,
                    lines.stream().map(LineBody::line).toList(),
                    recipient.recipient(),
                    choices,
                    Money.euro(shown),
                    URI.create(here.getScheme() + "://" + here.getAuthority()));
        }
    }

    /**
     * So many pieces of a variant, so often.
     *
     * @param instead what is to come when it is not there; NEVER unless it is said
     * @param note what is wished of it
     */
    record LineBody(
            @NotNull VariantId variant,
            @Min(1) @Max(99) int pieces,
            @NotNull Rhythm rhythm,
            @Nullable Instead instead,
            @Nullable @Size(max = Wish.LONGEST) String note) {
        WantedLine line() {
            return new WantedLine(variant, pieces, rhythm, Wish.of(instead, note));
        }
    }

    record RecipientBody(
            @NotBlank @Size(max = 200) String givenName,
            @NotBlank @Size(max = 200) String familyName,
            @NotBlank @Size(max = 200) String street,
            @NotNull @Pattern(regexp = "\\d{5}") String postcode,
            @NotBlank @Size(max = 200) String town,
            @NotBlank @Email @Size(max = 200) String mail,
            @Nullable @Size(max = 40) String phone,
            @Nullable @Size(max = 200) String note) {
        Recipient recipient() {
            return new Recipient(givenName, familyName, street, postcode, town, mail, phone, note);
        }
    }

    /** How a line is to be from now on. */
    record HowBody(@Min(1) @Max(99) int pieces, @NotNull Rhythm rhythm) {}

    /**
     * A pause.
     *
     * @param until from when on it comes again
     */
    record PauseBody(@NotNull LocalDate until) {}

    /** The delivery that is not wanted. */
    record SkipBody(@NotNull LocalDate day) {}

    /** What one may cost from now on, which must be what it costs. */
    record ConsentBody(@PositiveOrZero long price) {}

    /**
     * A termination by whoever names the standing order.
     *
     * @param number of the standing order
     * @param mail to which its letters go
     * @param reason of a termination for cause
     */
    record TerminationBody(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Pattern(regexp = "[\\w\\s-]{9,40}") String number,
            @NotBlank @Email @Size(max = 200) String mail,
            @Nullable @Size(max = 1000) String reason) {
        OrderNumber parsed() {
            try {
                return OrderNumber.of(number);
            } catch (IllegalArgumentException _) {
                throw new Malformed("no number of a standing order: \"" + number + "\"");
            }
        }
    }

    /** When a termination was received and took effect. */
    record EndedBody(String number, Instant endedAt) {}

    /** Ends a standing order at once, by anybody who knows its number and address, without an account (§ 312k BGB). */
    @Creates(EndedBody.class)
    @PostMapping("/terminations")
    Mono<ResponseEntity<String>> terminate(@Valid @RequestBody TerminationBody body, ServerWebExchange exchange) {
        var ended = Mono.defer(() -> change.end(body.parsed(), body.mail(), body.reason()))
                .map(order -> new EndedBody(
                        order.number().value(),
                        Objects.requireNonNull(order.course().endedAt())));
        return idempotent.createdByAnybody(exchange, body, ended);
    }

    /** Agrees on a standing order; only for clients that prove they show our button. */
    @Creates(StandingViews.StandingView.class)
    @PostMapping
    Mono<ResponseEntity<String>> agree(@Valid @RequestBody Button button, ServerWebExchange exchange) {
        var agreed = Mono.defer(() -> agree.with(button.wanted(StandingId.fresh(), exchange)))
                .flatMap(this::view);
        return placing()
                .then(places.get(PlaceCode.of(button.place())))
                .then(idempotent.created(exchange, button, agreed, "/api/v1/standing-orders/{id}"));
    }

    /** Hers, the newest first. */
    @GetMapping
    Mono<Slice<StandingViews.ListedView>> list(
            @RequestParam(required = false) @Nullable StandingId after, @RequestParam(defaultValue = "20") int limit) {
        var most = Slice.limit(limit);
        return orders.mine(after, most)
                .map(found -> Slice.of(found, most, StandingOrder::id).map(StandingViews.ListedView::of));
    }

    /** One of hers, with what would come next as things are now, and what became of the last ten deliveries. */
    @GetMapping("/{id}")
    Mono<StandingViews.StandingView> get(@PathVariable StandingId id) {
        return orders.mine(id).flatMap(this::view);
    }

    /** Nothing comes before that day. */
    @PutMapping("/{id}/pause")
    Mono<StandingViews.StandingView> pause(@PathVariable StandingId id, @Valid @RequestBody PauseBody pause) {
        return change.pause(id, pause.until()).flatMap(this::view);
    }

    /** It comes again. */
    @DeleteMapping("/{id}/pause")
    Mono<StandingViews.StandingView> resume(@PathVariable StandingId id) {
        return change.resume(id).flatMap(this::view);
    }

    /** Not this delivery; again, or when it is not the next any more, it changes nothing. */
    @PostMapping("/{id}/skip")
    Mono<StandingViews.StandingView> skip(@PathVariable StandingId id, @Valid @RequestBody SkipBody skip) {
        return change.skip(id, skip.day()).flatMap(this::view);
    }

    /** How many and how often from now on; only for clients that prove they show our button. */
    @PutMapping("/{id}/lines/{variant}")
    Mono<StandingViews.StandingView> set(
            @PathVariable StandingId id, @PathVariable VariantId variant, @Valid @RequestBody HowBody how) {
        return placing()
                .then(Mono.defer(() -> change.set(id, variant, how.pieces(), how.rhythm())))
                .flatMap(this::view);
    }

    /** The line does not come any more; the last one stays. */
    @DeleteMapping("/{id}/lines/{variant}")
    Mono<StandingViews.StandingView> remove(@PathVariable StandingId id, @PathVariable VariantId variant) {
        return change.remove(id, variant).flatMap(this::view);
    }

    /** Consents to what one costs now, where that is more than was agreed; only for clients that prove they show our button. */
    @PutMapping("/{id}/lines/{variant}/price")
    Mono<StandingViews.StandingView> consent(
            @PathVariable StandingId id, @PathVariable VariantId variant, @Valid @RequestBody ConsentBody consent) {
        return placing()
                .then(Mono.defer(() -> change.consent(id, variant, Money.euro(consent.price()))))
                .flatMap(this::view);
    }

    /** Ends it at once and for good; again is harmless. */
    @PostMapping("/{id}/end")
    Mono<StandingViews.StandingView> end(@PathVariable StandingId id) {
        return change.end(id).flatMap(this::view);
    }

    /** Whoever binds herself to pay saw our button (R15). */
    private static Mono<Void> placing() {
        return SignedIn.get()
                .flatMap(me -> me.scopes().contains(PLACE) ? Mono.<Void>empty() : Mono.error(new NotByThisClient()));
    }

    private Mono<StandingViews.StandingView> view(StandingOrder order) {
        return Mono.zip(
                lookAhead.of(order).map(StandingViews.AheadView::listOf).defaultIfEmpty(List.of()),
                runs.latest(order.id()),
                (ahead, ran) -> StandingViews.StandingView.of(order, ahead, ran));
    }
}
