package marketplace.openapi;

import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;

/** A route of the API and the method behind it. */
record Route(String method, String path, RequestMappingInfo info, HandlerMethod handler) {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]*}");

    /** As docs/doors.md is compared: the variables have no names. */
    String name() {
        return method + " " + VARIABLE.matcher(path).replaceAll("{}");
    }

    /** MerchantOrderApi is "Merchant order". */
    String tag() {
        var words = stem().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }

    /** merchantOrder.accept */
    String id() {
        return stem().substring(0, 1).toLowerCase(Locale.ROOT) + stem().substring(1) + "."
                + handler.getMethod().getName();
    }

    private String stem() {
        return handler.getBeanType().getSimpleName().replaceFirst("Api$", "");
    }
}
