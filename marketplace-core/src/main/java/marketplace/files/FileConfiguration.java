package marketplace.files;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The store of this instance, and the two threads that decode pictures. */
@Configuration(proxyBeanMethods = false)
class FileConfiguration {
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 100;

    @Bean
    FolderStore fileStore(FileSettings settings) {
        return new FolderStore(settings.folder());
    }

    @Bean(destroyMethod = "dispose")
    Scheduler decoding() {
        return Schedulers.newBoundedElastic(THREADS, MOST_WAITING, "decoding");
    }
}
