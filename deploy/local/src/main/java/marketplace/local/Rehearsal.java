package marketplace.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import marketplace.local.processes.PartFailed;
import marketplace.local.processes.Ports;
import marketplace.local.processes.Processes;
import marketplace.local.processes.Running;
import marketplace.local.servers.Login;

/**
 * The whole product for a test: the parts of {@code deploy/dev up} on free ports and a data folder of its own. Unlike
 * there a part that ends stays away until the test starts it again, perhaps told something else.
 */
public final class Rehearsal {

    private static final List<String> PORTS = List.of(
            "postgresql", "elasticsearch", "keycloak", "stripe-sandbox", "mail", "smtp", "core", "search", "payments");

    private final Plan plan;
    private final Told told;
    private final Map<String, Step> steps = new TreeMap<>();
    private final Processes parts;
    private final Ensemble ensemble;

    /**
     * Prepares everything; nothing runs yet.
     *
     * @param data where everything is kept, with the logs; its processes are known by {@link #processes(Path)}
     * @param told what parts are told besides, by the part's name
     * @param screen where progress is shown
     */
    public Rehearsal(Path repository, Path data, Map<String, Map<String, String>> told, PrintStream screen) {
        var settings = new Settings(repository, environment(data));
        this.plan = new Plan(settings, new Secrets(data.resolve("secrets")));
        this.told = plan.told();
        this.parts = processes(data);
        var all = plan.steps().stream()
                .map(step -> step.told(told.getOrDefault(step.name(), Map.of())))
                .toList();
        all.forEach(step -> steps.put(step.name(), step));
        this.ensemble = new Ensemble(all, parts, screen, Clock.systemUTC(), 0);
    }

    /** What runs for a data folder, known by files, so that whoever comes later can stop it. */
    public static Processes processes(Path data) {
        return new Processes(data.resolve("processes"));
    }

    private static Map<String, String> environment(Path data) {
        var environment = new HashMap<String, String>();
        environment.put("KREISMARKT_DATA", data.toString());
        var taken = new HashSet<Integer>();
        PORTS.forEach(part -> environment.put(Settings.portVariable(part), Integer.toString(quietBut(taken))));
        return environment;
    }

    /** A port that no other part has, nor its management. */
    private static int quietBut(Set<Integer> taken) {
        var port = Stream.generate(Ports::quiet)
                .filter(one -> Collections.disjoint(taken, List.of(one, one + Told.MANAGEMENT)))
                .findFirst()
                .orElseThrow();
        taken.addAll(List.of(port, port + Told.MANAGEMENT));
        return port;
    }

    /** Returns when all parts are ready. */
    public void start() {
        ensemble.start();
    }

    /** Kills a part as a power cut would; it stays away. */
    public void kill(String part) {
        parts.find(part).ifPresent(Running::kill);
    }

    /** Starts a part that has ended, told as at first, and returns when it is ready. */
    public void startAgain(String part) {
        startAgain(part, Map.of());
    }

    /**
     * Starts a part that has ended and returns when it is ready.
     *
     * @param more what it is told besides, this time only
     */
    public void startAgain(String part, Map<String, String> more) {
        if (!steps.containsKey(part)) {
            throw new PartFailed("There is no part \"%s\"; there are %s.".formatted(part, steps.keySet()));
        }
        ensemble.startAgain(steps.get(part).told(more));
    }

    /** Whether the part's process lives. */
    public boolean lives(String part) {
        return parts.find(part).isPresent();
    }

    /** Ends everything at once; data are worth nothing afterwards. */
    public void killAll() {
        parts.list().forEach(Running::kill);
    }

    /** Where residents of the default county begin, without a slash at the end. */
    public String address() {
        return told.address();
    }

    /** A service's, the sandbox's or the mail page's own address, without a slash at the end. */
    public String address(String part) {
        return "http://127.0.0.1:" + steps.get(part).part().port();
    }

    /** The one password of all demo logins. */
    public String password() {
        return told.demoPassword();
    }

    /** The superuser's login to the database of a service. */
    public Login database(String service) {
        return plan.database(service);
    }

    /** The secret of a service's client at Keycloak: pages, core, search or payments. */
    public String clientSecret(String client) {
        return told.secrets().get("client." + client);
    }

    /** The key by which payments asks the sandbox. */
    public String sandboxKey() {
        return told.sandboxKey();
    }

    /** The tokens' issuer. */
    public String issuer() {
        return told.keycloak().issuer();
    }
}
