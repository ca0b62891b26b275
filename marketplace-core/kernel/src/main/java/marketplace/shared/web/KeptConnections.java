package marketplace.shared.web;

import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Connections that browsers keep. Reactor Netty up to 1.3.7 may stop reading one for ever when its next request comes
 * before the last answer's end is noted (reactor-netty #4361); noting the end with the last flush leaves no such moment.
 * Goes with the release that mends it.
 */
@Configuration(proxyBeanMethods = false)
public class KeptConnections {
    private static final String END_WITH_THE_LAST_FLUSH = "reactor.netty.http.server.lastFlushWhenNoRead";

    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> endWithTheLastFlush() {
        return _ -> System.setProperty(END_WITH_THE_LAST_FLUSH, "true");
    }
}
