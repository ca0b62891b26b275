package marketplace.payments.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import marketplace.payments.sandbox.hooks.Endpoints;
import marketplace.payments.sandbox.hooks.Webhooks;
import marketplace.payments.sandbox.journal.Journal;
import marketplace.payments.sandbox.journal.Store;
import marketplace.payments.sandbox.objects.Accounts;
import marketplace.payments.sandbox.objects.Balances;
import marketplace.payments.sandbox.objects.Customers;
import marketplace.payments.sandbox.objects.Disputes;
import marketplace.payments.sandbox.objects.Events;
import marketplace.payments.sandbox.objects.Methods;
import marketplace.payments.sandbox.objects.PaymentIntents;
import marketplace.payments.sandbox.objects.Refunds;
import marketplace.payments.sandbox.objects.Sessions;
import marketplace.payments.sandbox.objects.SetupIntents;
import marketplace.payments.sandbox.pages.Bank;
import marketplace.payments.sandbox.pages.Onboarding;
import marketplace.payments.sandbox.pages.Script;
import marketplace.payments.sandbox.pages.Till;
import marketplace.payments.sandbox.wire.Agenda;
import marketplace.payments.sandbox.wire.Agenda.Deed;
import marketplace.payments.sandbox.wire.Api;
import marketplace.payments.sandbox.wire.Books;
import marketplace.payments.sandbox.wire.Faults;
import marketplace.payments.sandbox.wire.Front;
import marketplace.payments.sandbox.wire.Routes;

/** The running stand-in: one port on loopback, one journal. */
public final class Sandbox implements AutoCloseable {

    private static final long LOOK_MILLIS = 200;

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final Books books;
    private final Webhooks webhooks;
    private final Agenda agenda;
    private final ScheduledExecutorService ticking = Executors.newSingleThreadScheduledExecutor();

    private Sandbox(Settings settings, Clock clock) {
        this.server = bind(settings);
        String base = base().toString();
        var endpoints = new Endpoints();
        settings.platform().ifPresent(endpoints::platform);
        settings.connect().ifPresent(endpoints::connect);
        var store = new Store(settings.folder().map(Journal::in).orElseGet(Journal::forgotten));
        this.books = new Books(store, clock, account -> endpoints.of(account).isPresent());
        this.webhooks = new Webhooks(books, endpoints, settings.retry());
        var accounts = new Accounts(base);
        var setups = new SetupIntents(base);
        var payments = new PaymentIntents(base);
        var sessions = new Sessions(base, setups, payments);
        var refunds = new Refunds();
        var balances = new Balances();
        var disputes = new Disputes();
        var routes = new Routes();
        accounts.addTo(routes);
        setups.addTo(routes);
        payments.addTo(routes);
        sessions.addTo(routes);
        refunds.addTo(routes);
        balances.addTo(routes);
        disputes.addTo(routes);
        new Customers().addTo(routes);
        new Methods().addTo(routes);
        new Events().addTo(routes);
        this.agenda = new Agenda(
                books, all(payments.deeds(), refunds.deeds(), balances.deeds(), disputes.deeds(), sessions.deeds()));
        var faults = new Faults();
        server.createContext("/v1", new Front(new Api(books, store, routes, faults)));
        server.createContext("/3ds", new Bank(books, setups, payments));
        server.createContext("/onboarding", new Onboarding(books, accounts));
        server.createContext("/checkout", new Till(books, sessions));
        server.createContext("/v3", new Script());
        server.createContext("/sandbox", new Controls(books, agenda, faults, webhooks, endpoints, accounts));
    }

    /** Starts and returns when it answers. */
    public static Sandbox start(Settings settings, Clock clock) {
        var sandbox = new Sandbox(settings, clock);
        sandbox.books.open();
        sandbox.webhooks.start();
        sandbox.ticking.scheduleWithFixedDelay(sandbox::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        sandbox.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        sandbox.server.start();
        return sandbox;
    }

    /** The address without a slash at the end. */
    public URI base() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getHostString() + ":" + address.getPort());
    }

    private void look() {
        try {
            agenda.run();
        } catch (RuntimeException e) {
            System.Logger log = System.getLogger(Sandbox.class.getName());
            log.log(System.Logger.Level.WARNING, "Timed work failed and is dropped", e);
        }
    }

    private static HttpServer bind(Settings settings) {
        try {
            return HttpServer.create(new InetSocketAddress(settings.address(), settings.port()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + settings.port() + " is taken", e);
        }
    }

    @SafeVarargs
    private static Map<String, Deed> all(Map<String, Deed>... deeds) {
        var all = new HashMap<String, Deed>();
        for (Map<String, Deed> some : deeds) {
            all.putAll(some);
        }
        return Map.copyOf(all);
    }

    @Override
    public void close() {
        server.stop(0);
        ticking.shutdown();
        webhooks.close();
        books.close();
    }

    /** Runs until ended; settings come from the environment. */
    static void main() {
        Sandbox sandbox = start(Settings.of(System.getenv()), Clock.systemUTC());
        System.out.println("Stripe sandbox on " + sandbox.base() + ": for tests alone, no money moves");
    }
}
