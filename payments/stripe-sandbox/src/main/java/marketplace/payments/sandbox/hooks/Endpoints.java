package marketplace.payments.sandbox.hooks;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The two endpoints: one hears of the platform's own objects, one of the connected accounts'. */
public final class Endpoints {

    private final AtomicReference<@Nullable Endpoint> platform = new AtomicReference<>();
    private final AtomicReference<@Nullable Endpoint> connect = new AtomicReference<>();

    public void platform(Endpoint endpoint) {
        platform.set(endpoint);
    }

    public void connect(Endpoint endpoint) {
        connect.set(endpoint);
    }

    public Optional<Endpoint> of(String account) {
        return Optional.ofNullable(account.isEmpty() ? platform.get() : connect.get());
    }
}
