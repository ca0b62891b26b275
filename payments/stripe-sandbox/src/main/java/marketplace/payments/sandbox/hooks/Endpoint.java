package marketplace.payments.sandbox.hooks;

import java.net.URI;

/** Where events go and the secret they are signed with. */
public record Endpoint(URI url, String secret) {

    public Endpoint {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("A webhook endpoint needs a secret");
        }
        if (!"127.0.0.1".equals(url.getHost()) && !"localhost".equals(url.getHost())) {
            throw new IllegalArgumentException("The sandbox tells its events on loopback alone, not to " + url);
        }
    }
}
