package marketplace.doors;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ReflectionUtils;

/** What the core knows by heart for seconds or minutes: the caches its beans hold, found by themselves. */
record Memory(List<Cache<?, ?>> caches) {
    static Memory of(ApplicationContext core) {
        return new Memory(Stream.of(core.getBeanDefinitionNames())
                .map(core::getBean)
                .filter(bean -> bean.getClass().getName().startsWith("marketplace."))
                .flatMap(Memory::cachesOf)
                .toList());
    }

    void forget() {
        caches.forEach(Cache::invalidateAll);
    }

    private static Stream<Cache<?, ?>> cachesOf(Object bean) {
        return Stream.of(bean.getClass().getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .<Cache<?, ?>>map(field -> cache(bean, field))
                .filter(Objects::nonNull);
    }

    private static Cache<?, ?> cache(Object bean, Field field) {
        if (Cache.class.isAssignableFrom(field.getType()) || AsyncCache.class.isAssignableFrom(field.getType())) {
            ReflectionUtils.makeAccessible(field);
            var held = ReflectionUtils.getField(field, bean);
            return held instanceof AsyncCache<?, ?> later ? later.synchronous() : (Cache<?, ?>) held;
        }
        return null;
    }
}
