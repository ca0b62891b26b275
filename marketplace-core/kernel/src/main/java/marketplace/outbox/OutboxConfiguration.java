package marketplace.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.time.Clock;
import java.util.List;
import marketplace.shared.Sql;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

/** The outbox of a service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxSettings.class)
@ComponentScan(basePackages = "marketplace.outbox.web", nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class OutboxConfiguration {
    @Bean
    JacksonModule idsAsText() {
        return Json.ids();
    }

    @Bean
    Wake wake() {
        return new Wake();
    }

    @Bean
    WakeRunner calls(PostgresqlConnectionFactory connections, Wake wake, OutboxSettings settings) {
        return new WakeRunner(connections, wake, settings);
    }

    @Bean
    Tail tail(Feed feed, Wake wake, OutboxSettings settings) {
        return new Tail(feed, wake, settings);
    }

    @Bean
    RetentionRunner retention(Sql sql, Clock clock, OutboxSettings settings, List<Retention> kept) {
        return new RetentionRunner(sql, clock, settings, kept);
    }

    @Bean
    Retention answersKept() {
        return Once.KEPT;
    }

    @Bean
    Outbox outbox(Sql sql, JsonMapper json, Clock clock, Wake wake) {
        return new Outbox(sql, json, clock, wake);
    }

    @Bean
    Feed feed(Sql sql, JsonMapper json) {
        return new Feed(sql, json);
    }

    @Bean
    Waiting waiting(Sql sql, JsonMapper json, Clock clock) {
        return new Waiting(sql, json, clock);
    }

    @Bean
    Parked parked(Sql sql, Clock clock) {
        return new Parked(sql, clock);
    }

    @Bean
    Following following(Sql sql, Waiting waiting, Clock clock) {
        return new Following(sql, new Positions(sql, clock), waiting);
    }

    @Bean
    Due due(Sql sql) {
        return new Due(sql);
    }

    @Bean
    Once once(Sql sql, Clock clock) {
        return new Once(sql, clock);
    }

    @Bean
    FollowerRunner followers(
            ObjectProvider<Follower> followers,
            Following following,
            Tail tail,
            OutboxSettings settings,
            MeterRegistry meters) {
        return new FollowerRunner(followers.orderedStream().toList(), following, tail, settings, meters);
    }

    @Bean
    DueRunner timedWork(Sql sql, Clock clock, OutboxSettings settings, ObjectProvider<DueWork> kinds) {
        return new DueRunner(sql, clock, settings, kinds.orderedStream().toList());
    }
}
