package marketplace.pages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.config.ViewResolverRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import reactor.core.publisher.Mono;

/** The pages room by itself: no database, no security, a county and a session out of thin air. */
@TestConfiguration(proxyBeanMethods = false)
@EnableWebFlux
@EnableConfigurationProperties(PagesSettings.class)
@ComponentScan
class PagesAlone implements WebFluxConfigurer {
    static final String TOKEN = "token-of-the-session";
    static final CountyView ERLENGRUND = new CountyView(
            "erlengrund",
            "Landkreis Erlengrund",
            CountyView.Theme.MEADOW,
            "Landkreis Erlengrund",
            "069 90009 115",
            "Frau Adler und Herr Conrad",
            "Mo–Fr 8–17 Uhr");

    private final JteViews views;

    PagesAlone(JteViews views) {
        this.views = views;
    }

    /** What Boot does by itself. */
    @Override
    public void configureViewResolvers(ViewResolverRegistry registry) {
        registry.viewResolver(views);
    }

    @Bean
    FramePart county() {
        return _ -> Mono.just(frame -> frame.withCounty(ERLENGRUND)
                .withPlace(new HomePlace("Weidenbach", LocalDate.of(2026, 11, 26)))
                .withBasket(4));
    }

    /** Somebody is signed in wherever the cookie says so. */
    @Bean
    FramePart person() {
        return exchange -> tokens().of(exchange)
                .map(token -> frame -> frame.withCsrf(token)
                        .withPerson(new Person("Johanna Berger", Set.of(Person.Desk.MERCHANT, Person.Desk.COUNTY))));
    }

    @Bean
    SessionTokens tokens() {
        return exchange -> Mono.justOrEmpty(exchange.getRequest().getCookies().getFirst("session"))
                .map(_ -> TOKEN);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** A room that fails and one that never answers. */
    @Bean
    FramePart broken() {
        return _ -> Mono.error(new IllegalStateException("out of order"));
    }

    @Bean
    FramePart late() {
        return _ -> Mono.never();
    }

    static AnnotationConfigApplicationContext started() {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("pages.gallery", "true", "pages.part-limit", "50ms")));
        context.register(PagesAlone.class);
        context.refresh();
        return context;
    }

    static WebTestClient client() {
        return WebTestClient.bindToApplicationContext(started()).build();
    }
}
