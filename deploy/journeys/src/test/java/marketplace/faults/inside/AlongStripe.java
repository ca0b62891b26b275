package marketplace.faults.inside;

import com.stripe.StripeClient;
import com.stripe.net.ApiRequest;
import com.stripe.net.StripeResponseGetter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Watches every call to Stripe. */
final class AlongStripe implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof StripeClient client ? new StripeClient(watched(getterOf(client))) : bean;
    }

    private static StripeResponseGetter getterOf(StripeClient client) {
        try {
            var getter = StripeClient.class.getDeclaredMethod("getResponseGetter");
            getter.setAccessible(true);
            return (StripeResponseGetter) getter.invoke(client);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StripeResponseGetter watched(StripeResponseGetter real) {
        return (StripeResponseGetter) Proxy.newProxyInstance(
                StripeResponseGetter.class.getClassLoader(),
                new Class<?>[] {StripeResponseGetter.class},
                (_, method, arguments) -> {
                    var deed = arguments != null && arguments[0] instanceof ApiRequest request
                            ? deed(request)
                            : method.getName();
                    Fuse.before(deed);
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        Fuse.after(deed);
                    }
                });
    }

    private static String deed(ApiRequest request) {
        var parameters = request.getParams();
        var without = parameters != null && Boolean.TRUE.equals(parameters.get("off_session"));
        return "stripe %s %s%s".formatted(request.getMethod(), request.getPath(), without ? " off-session" : "");
    }
}
