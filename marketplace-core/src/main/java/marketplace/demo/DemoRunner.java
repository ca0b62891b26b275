package marketplace.demo;

import java.nio.file.Path;
import marketplace.shared.CountyCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fills the counties beside the start, once; what is there already stays as it is. Its health says when it is done. */
@Component("demo")
class DemoRunner implements SmartLifecycle, ReactiveHealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(DemoRunner.class);

    private final DemoSettings settings;
    private final DemoFiles files;
    private final DemoCounties counties;
    private final DemoMerchants merchants;
    private final DemoListings listings;
    private final DemoPeople people;
    private final DemoDelivery delivery;
    private final DemoPayouts payouts;
    private final DemoPast past;
    private volatile boolean done;
    private Disposable running = Disposables.disposed();

    DemoRunner(
            DemoSettings settings,
            JsonMapper json,
            DemoCounties counties,
            DemoMerchants merchants,
            DemoListings listings,
            DemoPeople people,
            DemoDelivery delivery,
            DemoPayouts payouts,
            DemoPast past) {
        this.settings = settings;
        this.files = new DemoFiles(Path.of(settings.folder()), json);
        this.counties = counties;
        this.merchants = merchants;
        this.listings = listings;
        this.people = people;
        this.delivery = delivery;
        this.payouts = payouts;
        this.past = past;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.wanted();
    }

    @Override
    public void start() {
        running = Flux.defer(() -> Flux.fromIterable(files.counties()))
                .concatMap(this::fill)
                .then()
                .retryWhen(Retry.fixedDelay(settings.tries(), settings.pause())
                        .doBeforeRetry(signal -> LOG.info(
                                "the demo begins again: {}", signal.failure().toString())))
                .subscribe(_ -> {}, error -> LOG.error("the demo could not be set up", error), this::finish);
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromSupplier(() ->
                done || !settings.wanted() ? Health.up().build() : Health.down().build());
    }

    private Mono<Void> fill(JsonNode county) {
        var code = CountyCode.of(county.get("code").asString());
        return counties.open(county, files.rows("places.csv", code), settings.hosts())
                .then(Mono.defer(() -> counties.addStreets(code, files.rows("streets.csv", code))))
                .then(Mono.defer(() -> merchants.open(code, files.rows("merchants.csv", code))))
                .flatMap(opened -> listings.fill(code, files, opened)
                        .then(Mono.defer(() -> people.signUp(code, files, settings.password(), opened)))
                        .flatMap(known -> delivery.lay(county, files, opened, known.drivers())
                                .then(Mono.defer(() -> past.fill(code, files, opened, known.residents()))))
                        .then(Mono.defer(() -> payouts.open(code, opened.values()))));
    }

    private void finish() {
        done = true;
        LOG.info("the demo is there");
    }
}
