package marketplace.payments.sandbox.wire;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import marketplace.payments.sandbox.journal.Store;
import marketplace.payments.sandbox.wire.Work.Origin;
import tools.jackson.databind.node.ObjectNode;

/** Answers one call of the API: whose it is, whether it was asked before, what befalls it, what it does. */
public final class Api {

    private static final System.Logger LOG = System.getLogger(Api.class.getName());
    private static final Pattern TEST_KEY = Pattern.compile("(sk|rk|pk)_test_\\w{1,200}");

    private final Books books;
    private final Routes routes;
    private final Faults faults;
    private final KeptAnswers kept;

    public Api(Books books, Store store, Routes routes, Faults faults) {
        this.books = books;
        this.routes = routes;
        this.faults = faults;
        this.kept = new KeptAnswers(store);
    }

    /** A call as it came in. */
    record Asked(String method, String path, String query, String body, Map<String, String> headers) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        Form form() {
            return Form.parse(method.equals("POST") ? body : query);
        }
    }

    /** @param lost whether the connection breaks instead of answering; @param firstRequest set when replayed */
    record Outcome(Answer answer, boolean lost, Optional<String> firstRequest) {
        static Outcome of(Answer answer) {
            return new Outcome(answer, false, Optional.empty());
        }
    }

    Outcome answer(Asked asked, String requestId) {
        try {
            Form form = asked.form();
            boolean client = byClient(asked, form);
            Routes.Match match = routes.find(asked.method, asked.path)
                    .filter(found -> found.forClients() || !client)
                    .orElseThrow(() -> unknownUrl(asked));
            String account = account(asked, form);
            var call = new Incoming(asked, form, match, account, client);
            return struck(call, requestId);
        } catch (Refused refused) {
            return Outcome.of(Answer.of(refused));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, asked.method + " " + asked.path + " failed", e);
            return Outcome.of(Answer.of(Refused.broken()));
        }
    }

    private record Incoming(Asked asked, Form form, Routes.Match match, String account, boolean client) {
        String key() {
            return asked.method.equals("POST") ? asked.header("idempotency-key") : "";
        }
    }

    private Outcome struck(Incoming call, String requestId) {
        Optional<Faults.Struck> struck = faults.strike(call.asked.method, call.asked.path, call.account);
        return switch (struck.map(Faults.Struck::kind).orElse(null)) {
            case null -> once(call, requestId, Optional.empty());
            case BREAK -> throw Refused.broken();
            case TOO_MANY -> throw Refused.tooMany();
            case REFUSE -> throw Refused.invalid("Refused by order.", null);
            case LOSE_CALL -> new Outcome(new Answer(500, new byte[0], false), true, Optional.empty());
            case LOSE_ANSWER -> new Outcome(once(call, requestId, Optional.empty()).answer, true, Optional.empty());
            case DELAY, DECLINE -> once(call, requestId, struck);
        };
    }

    private Outcome once(Incoming call, String requestId, Optional<Faults.Struck> struck) {
        if (call.key().isEmpty()) {
            return run(call, requestId, struck);
        }
        kept.claim(call.account, call.key());
        try {
            return run(call, requestId, struck);
        } finally {
            kept.release(call.account, call.key());
        }
    }

    private Outcome run(Incoming call, String requestId, Optional<Faults.Struck> struck) {
        struck.filter(it -> it.kind() == Faults.Kind.DELAY).ifPresent(Api::hold);
        boolean declined = struck.filter(it -> it.kind() == Faults.Kind.DECLINE).isPresent();
        return books.change(new Origin(requestId, call.key()), work -> {
            Work here = work.on(call.account);
            if (declined) {
                here.declineCards();
            }
            return before(call, here).orElseGet(() -> Outcome.of(first(call, here, requestId)));
        });
    }

    private Optional<Outcome> before(Incoming call, Work work) {
        if (call.key().isEmpty()) {
            return Optional.empty();
        }
        return kept.find(call.account, call.key(), hash(call), work.now())
                .map(first -> new Outcome(first.answer(), false, Optional.of(first.firstRequest())));
    }

    private static Answer first(Incoming call, Work work, String requestId) {
        Answer answer = handle(call, work, requestId);
        if (!call.key().isEmpty() && answer.executed()) {
            work.note(KeptAnswers.name(call.account, call.key()), answer.kept(hash(call), requestId));
        }
        return answer;
    }

    private static Answer handle(Incoming call, Work work, String requestId) {
        try {
            if (!call.account.isEmpty()) {
                work.on(Work.PLATFORM).find(call.account).orElseThrow(() -> Refused.account(call.account));
            }
            ObjectNode result = call.match.handler().handle(new Call(call.form, call.match.ids(), work, call.client));
            ObjectNode shown = Expansion.expand(Json.visible(result), call.form.texts("expand"), work);
            return new Answer(200, Json.bytes(shown), true);
        } catch (Refused refused) {
            if (!refused.writesStay()) {
                work.forgetChanges();
            }
            return Answer.of(refused);
        }
    }

    private static void hold(Faults.Struck struck) {
        try {
            Thread.sleep(struck.pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] hash(Incoming call) {
        return KeptAnswers.hash(call.asked.method, call.asked.path, call.asked.body);
    }

    private static String account(Asked asked, Form form) {
        String header = asked.header("stripe-account");
        return header.isEmpty() ? form.text("_stripe_account").orElse("") : header;
    }

    private static boolean byClient(Asked asked, Form form) {
        String header = asked.header("authorization");
        String key = header.startsWith("Bearer ")
                ? header.substring(7)
                : form.text("key").orElse("");
        if (!TEST_KEY.matcher(key).matches()) {
            throw Refused.key("Invalid API Key provided: the sandbox accepts test keys alone (sk_test_…).");
        }
        String version = asked.header("stripe-version");
        if (!version.isEmpty() && !version.equals(Work.API_VERSION)) {
            throw Refused.invalid(
                    "Invalid Stripe API version: " + version + ". The sandbox speaks " + Work.API_VERSION, null);
        }
        return key.startsWith("pk_");
    }

    private static Refused unknownUrl(Asked asked) {
        String message = "Unrecognized request URL (" + asked.method + ": " + asked.path + ").";
        return Refused.unknown("url", asked.path).with("message", message);
    }
}
