package marketplace.accounts.keycloak;

import marketplace.shared.web.KeycloakSettings;
import org.keycloak.admin.client.Keycloak;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Runs the realm step beside the start; the blocking admin client has one thread of its own and ends with it. */
@Component
class RealmRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RealmRunner.class);

    private final RealmSettings settings;
    private final KeycloakSettings keycloak;
    private Disposable running = Disposables.disposed();

    RealmRunner(RealmSettings settings, KeycloakSettings keycloak) {
        this.settings = settings;
        this.keycloak = keycloak;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.wanted();
    }

    @Override
    public void start() {
        var thread = Schedulers.newSingle("realm", true);
        running = Mono.fromRunnable(this::step)
                .subscribeOn(thread)
                .retryWhen(Retry.fixedDelay(settings.tries(), settings.pause()))
                .doFinally(_ -> thread.dispose())
                .subscribe(
                        _ -> {},
                        error -> LOG.error("the realm could not be brought up to date", error),
                        () -> LOG.info("the realm is up to date"));
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    private void step() {
        try (var admin = Keycloak.getInstance(
                keycloak.url(), "master", settings.adminName(), settings.adminPassword(), "admin-cli")) {
            new Realm(admin.realm(keycloak.realm()), settings).bringUpToDate();
        }
    }
}
