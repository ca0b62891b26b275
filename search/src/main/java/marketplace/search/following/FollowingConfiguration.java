package marketplace.search.following;

import marketplace.outbox.Follower;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the one follower of core's news run. */
@Configuration(proxyBeanMethods = false)
class FollowingConfiguration {

    @Bean
    Follower searchFollower(KeepUp keepUp) {
        return keepUp.follower();
    }
}
