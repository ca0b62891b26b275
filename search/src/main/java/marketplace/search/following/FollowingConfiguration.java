package marketplace.search.following;

import marketplace.outbox.Follower;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FollowingConfiguration {

    @Bean
    Follower searchFollower(KeepUp keepUp) {
        return keepUp.follower();
    }
}
