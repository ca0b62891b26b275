package marketplace.faults.inside;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.config.BeanPostProcessor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Watches every connection: a commit is known by the statements before it, a statement of its own by its text. */
final class AlongStatements implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof ConnectionPool pool ? new Watched(pool) : bean;
    }

    private static final class Watched extends ConnectionPool {
        private final ConnectionPool pool;

        Watched(ConnectionPool pool) {
            super(ConnectionPoolConfiguration.builder(pool.unwrap()).build());
            this.pool = pool;
        }

        @Override
        public Mono<Connection> create() {
            return pool.create().map(connection -> proxy(Connection.class, new AlongConnection(connection)));
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return pool.getMetadata();
        }

        @Override
        public void dispose() {
            pool.dispose();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static final class AlongConnection implements InvocationHandler {
        private final Connection real;
        private final List<String> said = new ArrayList<>();
        private boolean together;

        AlongConnection(Connection real) {
            this.real = real;
        }

        @Override
        public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
            return switch (method.getName()) {
                case "beginTransaction" -> {
                    together = true;
                    said.clear();
                    yield call(real, method, arguments);
                }
                case "commitTransaction" -> committed();
                case "createStatement" -> statement((String) arguments[0]);
                default -> call(real, method, arguments);
            };
        }

        private Mono<Void> committed() {
            var deed = "commit " + String.join("; ", said);
            return Mono.fromRunnable(() -> Fuse.before(deed))
                    .then(Mono.defer(() -> Mono.from(real.commitTransaction())))
                    .doOnSuccess(_ -> {
                        together = false;
                        Fuse.after(deed);
                    });
        }

        private Statement statement(String text) {
            var plain = text.strip().replaceAll("\\s+", " ");
            var statement = real.createStatement(text);
            if (together) {
                said.add(plain);
                return statement;
            }
            return proxy(Statement.class, new AlongStatement(statement, plain));
        }
    }

    private record AlongStatement(Statement real, String text) implements InvocationHandler {
        @Override
        public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
            var answer = call(real, method, arguments);
            if (method.getName().equals("execute")) {
                return executed((Publisher<?>) answer);
            }
            return answer == real ? self : answer;
        }

        private Flux<Result> executed(Publisher<?> answer) {
            return Flux.defer(() -> {
                        Fuse.before("sql " + text);
                        return Flux.from(answer);
                    })
                    .cast(Result.class)
                    .doOnComplete(() -> Fuse.after("sql " + text));
        }
    }
}
