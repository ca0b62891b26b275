package marketplace.payments.sandbox.hooks;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import marketplace.payments.sandbox.journal.Entry;
import marketplace.payments.sandbox.wire.Books;
import marketplace.payments.sandbox.wire.Form;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Work.Origin;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells each event to its endpoint (the platform's or the connected accounts') until it answers 2xx, for at most three
 * days; several at once, so in no order. What is still untold survives a restart.
 */
public final class Webhooks implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Webhooks.class.getName());
    private static final String PREFIX = "delivery:";
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE_AT_MOST = Duration.ofMinutes(1);
    private static final long TOLD_FOR_SECONDS = Duration.ofDays(3).toSeconds();

    private final Endpoints endpoints;
    private final Duration firstPause;
    private final Mischief mischief = new Mischief();
    private final DelayQueue<Delivery> waiting = new DelayQueue<>();
    private final Map<String, Told> untold = new ConcurrentHashMap<>();
    private final ExecutorService tellers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(tellers)
            .build();
    private final Books books;

    private record Told(String account, long since) {}

    private record Delivery(String event, Told told, int tries, long atNanos) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(atNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    /** @param firstPause the wait before a second try; it doubles with every further one */
    public Webhooks(Books books, Endpoints endpoints, Duration firstPause) {
        this.books = books;
        this.endpoints = endpoints;
        this.firstPause = firstPause;
        books.watch(this::noted);
    }

    public void start() {
        for (int i = 0; i < AT_ONCE; i++) {
            tellers.submit(this::tellAlways);
        }
    }

    public int waiting() {
        return untold.size();
    }

    public void order(Form form) {
        mischief.order(form);
    }

    public void clear() {
        mischief.clear().forEach(event -> enqueue(event, Objects.requireNonNull(untold.get(event)), 1, Duration.ZERO));
    }

    /** Sends a body signed with a wrong secret, as a forger would; gives the endpoint's status. */
    public int forge(String account, byte[] body, long seconds) throws IOException, InterruptedException {
        Endpoint endpoint = endpoints.of(account).orElseThrow();
        return send(new Endpoint(endpoint.url(), "whsec_forged"), body, seconds);
    }

    private void noted(Entry entry) {
        if (!entry.key().startsWith(PREFIX)) {
            return;
        }
        String event = entry.key().substring(PREFIX.length());
        if (entry.body().length == 0) {
            untold.remove(event);
        } else {
            var told = new Told(entry.account(), entry.created());
            untold.put(event, told);
            enqueue(event, told, 0, Duration.ZERO);
        }
    }

    private void enqueue(String event, Told told, int tries, Duration wait) {
        waiting.add(new Delivery(event, told, tries, System.nanoTime() + wait.toNanos()));
    }

    private void tellAlways() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                attempt(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that cannot be told must not silence those after it. */
    private void attempt(Delivery delivery) throws InterruptedException {
        try {
            take(delivery);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "event " + delivery.event + " is not told", e);
        }
    }

    /** Told before, when the journal only says so again. */
    private void take(Delivery delivery) throws InterruptedException {
        if (!untold.containsKey(delivery.event)) {
            return;
        }
        Told told = delivery.told;
        ObjectNode event =
                books.change(Origin.NOBODY, work -> work.on(told.account).get("event", delivery.event));
        if (delivery.tries > 0) {
            tell(delivery, event);
            return;
        }
        var planned = mischief.treat(delivery.event, Json.text(event, "type"));
        planned.forEach(one -> enqueue(one.event(), Objects.requireNonNull(untold.get(one.event())), 1, one.pause()));
        if (planned.isEmpty() && !mischief.holds(delivery.event)) {
            settle(delivery);
        }
    }

    private void tell(Delivery delivery, ObjectNode event) throws InterruptedException {
        Optional<Endpoint> endpoint = endpoints.of(delivery.told.account);
        boolean late = delivery.told.since < books.now() - TOLD_FOR_SECONDS;
        if (endpoint.isEmpty() || late || accepted(endpoint.get(), event)) {
            settle(delivery);
        } else {
            Duration pause = firstPause.multipliedBy(1L << Math.min(delivery.tries - 1, 16));
            Duration wait = pause.compareTo(PAUSE_AT_MOST) < 0 ? pause : PAUSE_AT_MOST;
            enqueue(delivery.event, delivery.told, delivery.tries + 1, wait);
        }
    }

    private boolean accepted(Endpoint endpoint, ObjectNode event) throws InterruptedException {
        try {
            int status = send(endpoint, Json.bytes(Json.visible(event)), books.now());
            return status >= 200 && status < 300;
        } catch (IOException _) {
            return false;
        }
    }

    private int send(Endpoint endpoint, byte[] body, long seconds) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint.url())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stripe/1.0 (sandbox)")
                .header("Stripe-Signature", Signature.of(body, endpoint.secret(), seconds))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8))
                .statusCode();
    }

    private void settle(Delivery delivery) {
        books.change(Origin.NOBODY, work -> {
            work.on(delivery.told.account).note(PREFIX + delivery.event, delivery.told.since, "");
            return delivery;
        });
    }

    @Override
    public void close() {
        tellers.shutdownNow();
        client.shutdownNow();
    }
}
