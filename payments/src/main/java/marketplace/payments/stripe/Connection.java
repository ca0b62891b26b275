package marketplace.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.net.RequestOptions;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Stripe's client and the threads it blocks. */
@Configuration(proxyBeanMethods = false)
class Connection {

    private static final int QUEUE = 1_000;
    private static final long IDLE_SECONDS = 30;

    static {
        // the JDK's client would silently repeat a call whose connection broke; whether to ask again is our decision
        System.setProperty("sun.net.http.retryPost", "false");
    }

    /** Retries are the pursuit's business. */
    @Bean
    StripeClient stripe(StripeSettings settings) {
        return StripeClient.builder()
                .setApiKey(settings.secretKey())
                .setApiBase(settings.base())
                .setConnectBase(settings.base())
                .setFilesBase(settings.base())
                .setMeterEventsBase(settings.base())
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setReadTimeout((int) settings.readTimeout().toMillis())
                .setMaxNetworkRetries(0)
                .build();
    }

    /** As many virtual threads as calls may be under way; what exceeds a queue of {@value #QUEUE} is refused. */
    @Bean(destroyMethod = "dispose")
    Scheduler stripeThreads(StripeSettings settings) {
        var threads = Thread.ofVirtual().name("stripe-", 0).factory();
        var pool = new ThreadPoolExecutor(
                settings.atOnce(),
                settings.atOnce(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE),
                threads);
        pool.allowCoreThreadTimeOut(true);
        return Schedulers.fromExecutorService(pool, "stripe");
    }

    static RequestOptions under(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }
}
