package marketplace.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.param.AccountLinkCreateParams;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Stripe, reached by its blocking library on threads of its own. An ask is answered in one of the ways of
 * {@link Answer}; only looks may fail, with {@link StripeUnreachable}.
 */
@Component
public class StripeGateway {

    private static final Set<String> WORLD_MOVED_ON =
            Set.of("payment_intent_unexpected_state", "charge_already_captured", "charge_expired_for_capture");
    private static final int CONFLICT = 409;

    private final StripeClient stripe;
    private final Calls calls;
    private final Looks looks;
    private final Scheduler threads;
    private final Clock clock;

    StripeGateway(StripeClient stripe, Scheduler stripeThreads, Clock clock) {
        this.stripe = stripe;
        this.calls = new Calls(stripe);
        this.looks = new Looks(stripe);
        this.threads = stripeThreads;
        this.clock = clock;
    }

    /** Asks under the operation's key; when Stripe may have forgotten the key, looks first. Never fails. */
    Mono<Answer> ask(Operation operation) {
        return Mono.fromCallable(() -> answer(operation))
                .subscribeOn(threads)
                .onErrorResume(error -> Mono.just(new Answer.Unknown(error.toString())));
    }

    private Answer answer(Operation operation) {
        try {
            if (operation.keyMayBeForgotten(clock.instant())) {
                var found = looks.find(operation);
                if (found.isPresent()) {
                    return found.get();
                }
            }
            return calls.make(operation);
        } catch (CardException e) {
            return declined(e);
        } catch (IdempotencyException e) {
            return e.getStatusCode() == CONFLICT ? new Answer.Unknown(e.getMessage()) : found(operation, e);
        } catch (PermissionException e) {
            return refused(e);
        } catch (InvalidRequestException e) {
            return WORLD_MOVED_ON.contains(String.valueOf(e.getCode())) ? lookInstead(operation, e) : refused(e);
        } catch (StripeException e) {
            return new Answer.Unknown(e.getMessage());
        }
    }

    /** Under this key something was asked in other words: what came of it. */
    private Answer found(Operation operation, IdempotencyException error) {
        try {
            return looks.find(operation).orElseGet(() -> refused(error));
        } catch (StripeException e) {
            return new Answer.Unknown(e.getMessage());
        }
    }

    private static Answer declined(CardException error) {
        var stripeError = error.getStripeError();
        if (stripeError != null && stripeError.getPaymentIntent() != null) {
            var intent = stripeError.getPaymentIntent();
            return new Answer.Intent(
                    new IntentSeen.NeedsCard(intent.getId(), intent.getClientSecret(), Read.failure(error)));
        }
        return refused(error);
    }

    private static Answer refused(StripeException error) {
        String code = error.getCode() == null ? "refused" : error.getCode();
        return new Answer.Refused(code, error.getMessage());
    }

    private Answer lookInstead(Operation operation, InvalidRequestException error) {
        try {
            return switch (operation.ask()) {
                case Ask.Capture ask -> new Answer.Intent(looks.intent(ask.account(), ask.intent()));
                case Ask.Release ask -> new Answer.Intent(looks.intent(ask.account(), ask.intent()));
                case Ask.TryAgain ask -> new Answer.Intent(looks.intent(ask.account(), ask.intent()));
                default -> refused(error);
            };
        } catch (StripeException e) {
            return new Answer.Unknown(e.getMessage());
        }
    }

    public Mono<IntentSeen> lookAtIntent(String account, String id) {
        return look(() -> looks.intent(account, id));
    }

    public Mono<SetUpSeen> lookAtSetUp(String id) {
        return look(() -> looks.setUp(id));
    }

    public Mono<AccountSeen> lookAtAccount(String id) {
        return look(() -> looks.account(id));
    }

    public Mono<RefundSeen> lookAtRefund(String account, String id) {
        return look(() -> looks.refund(account, id));
    }

    public Mono<DisputeSeen> lookAtDispute(String account, String id) {
        return look(() -> looks.dispute(account, id));
    }

    public Mono<List<Entry>> listEntries(String account, Instant from, Instant to) {
        return look(() -> looks.entries(account, from, to));
    }

    /** A way into the account's own pages at Stripe. */
    public Mono<Link> linkTo(String account, String key, String returnUrl, String refreshUrl) {
        var params = AccountLinkCreateParams.builder()
                .setAccount(account)
                .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                .setReturnUrl(returnUrl)
                .setRefreshUrl(refreshUrl)
                .build();
        return look(() -> {
            var link = stripe.v1().accountLinks().create(params, Connection.under(key));
            return new Link(link.getUrl(), Instant.ofEpochSecond(link.getExpiresAt()));
        });
    }

    private <T> Mono<T> look(Callable<T> call) {
        return Mono.fromCallable(call)
                .subscribeOn(threads)
                .onErrorMap(ApiConnectionException.class, StripeUnreachable::new)
                .onErrorMap(ApiException.class, StripeUnreachable::new)
                .onErrorMap(RateLimitException.class, StripeUnreachable::new)
                .onErrorMap(AuthenticationException.class, StripeUnreachable::new)
                .onErrorMap(RejectedExecutionException.class, StripeUnreachable::new);
    }
}
