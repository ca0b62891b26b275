package marketplace.billing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was asked of payments, by the path of the call. */
final class CalledPath {
    static final Pattern CHARGE = Pattern.compile("/counties/(\\d{5})/charges/([^/]+)(?:/(\\w+)(?:/([\\w-]+))?)?");
    static final Pattern PURCHASE = Pattern.compile("/counties/(\\d{5})/purchases/([^/]+)(?:/(\\w+)(?:/(\\w+))?)?");
    static final Pattern LETTERS = Pattern.compile("/counties/(\\d{5})/parked-letters");
    static final Pattern ACCOUNT = Pattern.compile("/counties/(\\d{5})/merchants/([^/]+)/account(/links/[^/]+)?");

    private CalledPath() {}

    static String kind(String path, String verb) {
        if (path.equals("/feed")) {
            return "feed";
        }
        var charge = CHARGE.matcher(path);
        if (charge.matches()) {
            return charge.group(3) == null
                    ? "start"
                    : charge.group(3).replace("tries", "try").replace("refunds", "refund");
        }
        if (LETTERS.matcher(path).matches()) {
            return "letters";
        }
        if (ACCOUNT.matcher(path).matches()) {
            return "account";
        }
        var purchase = PURCHASE.matcher(path);
        if (purchase.matches() && purchase.group(3) == null) {
            return "purchase";
        }
        return purchase.matches() ? verb.toLowerCase() + "-" + purchase.group(3) : "token";
    }

    static Matcher matched(Pattern pattern, String path) {
        var matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            throw new IllegalStateException("no such path: " + path);
        }
        return matcher;
    }
}
