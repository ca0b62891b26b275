package marketplace.payments.sandbox;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import marketplace.payments.sandbox.hooks.Endpoint;

/**
 * Where the sandbox listens, what it remembers and whom it tells.
 *
 * @param port 0 for any free one
 * @param folder where the journal lies; empty keeps nothing
 * @param platform hears of the platform's own objects
 * @param connect hears of the connected accounts' objects
 * @param retry the wait before an event is told a second time; it doubles with every further try
 */
public record Settings(
        String host,
        int port,
        Optional<Path> folder,
        Optional<Endpoint> platform,
        Optional<Endpoint> connect,
        Duration retry) {

    public Settings {
        if (!address(host).isLoopbackAddress()) {
            throw new IllegalArgumentException("The sandbox listens on loopback alone, not on " + host);
        }
    }

    /** For one test: any free port, nothing kept. */
    public static Settings forgotten() {
        return new Settings(
                "127.0.0.1", 0, Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofMillis(100));
    }

    /** STRIPE_SANDBOX_HOST, _PORT, _FOLDER, and {@code STRIPE_WEBHOOK_(PLATFORM|CONNECT)_(URL|SECRET)}. */
    public static Settings of(Map<String, String> environment) {
        return new Settings(
                environment.getOrDefault("STRIPE_SANDBOX_HOST", "127.0.0.1"),
                Integer.parseInt(environment.getOrDefault("STRIPE_SANDBOX_PORT", "12111")),
                Optional.ofNullable(environment.get("STRIPE_SANDBOX_FOLDER")).map(Path::of),
                endpoint(environment, "STRIPE_WEBHOOK_PLATFORM"),
                endpoint(environment, "STRIPE_WEBHOOK_CONNECT"),
                Duration.ofSeconds(1));
    }

    private static Optional<Endpoint> endpoint(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name + "_URL"))
                .map(url -> new Endpoint(URI.create(url), environment.getOrDefault(name + "_SECRET", "")));
    }

    InetAddress address() {
        return address(host);
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Unknown host " + host, e);
        }
    }
}
