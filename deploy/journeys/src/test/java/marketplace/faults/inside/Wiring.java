package marketplace.faults.inside;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.ClientRequest;
import reactor.core.publisher.Mono;

/** Lays the fuse along every statement, commit, call to another service and call to Stripe. */
@AutoConfiguration
class Wiring {
    @Bean
    static BeanPostProcessor alongStatements() {
        return new AlongStatements();
    }

    @Bean
    WebClientCustomizer alongCalls() {
        return builder -> builder.filter((request, next) -> Mono.fromRunnable(() -> Fuse.before(deed(request)))
                .then(Mono.defer(() -> next.exchange(request)))
                .doOnNext(_ -> Fuse.after(deed(request))));
    }

    private static String deed(ClientRequest request) {
        return "call " + request.method() + " " + request.url().getPath();
    }

    /** Only payments knows Stripe. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "com.stripe.StripeClient")
    static class InPayments {
        @Bean
        static BeanPostProcessor alongStripe() {
            return new AlongStripe();
        }
    }
}
