package marketplace.billing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import marketplace.shared.MerchantId;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The merchants' accounts of {@link PaymentsDouble}. */
final class AccountsDouble {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, ObjectNode> accounts = new LinkedHashMap<>();
    private final ToldNews news;

    AccountsDouble(ToldNews news) {
        this.news = news;
    }

    void complete(MerchantId merchant) {
        var account = accounts.get(merchant.toString());
        account.put("state", "READY").put("chargesEnabled", true).put("version", 2L);
        news.tell("payments.account-changed", merchant.toString(), account);
    }

    void tell(MerchantId merchant, boolean chargesEnabled, long version) {
        news.tell(
                "payments.account-changed",
                merchant.toString(),
                JSON.createObjectNode()
                        .put("county", "99001")
                        .put("merchant", merchant.toString())
                        .put("chargesEnabled", chargesEnabled)
                        .put("version", version));
    }

    /** Nothing where none was asked for. */
    Optional<ObjectNode> answer(String verb, Matcher path) {
        var merchant = path.group(2);
        if (path.group(3) != null) {
            return Optional.of(JSON.createObjectNode().put("url", "https://pay.example/onboarding/" + merchant));
        }
        if (verb.equals("PUT")) {
            accounts.computeIfAbsent(
                    merchant,
                    _ -> JSON.createObjectNode()
                            .put("county", path.group(1))
                            .put("merchant", merchant)
                            .put("account", "acct_" + merchant)
                            .put("state", "OPEN")
                            .put("chargesEnabled", false)
                            .put("version", 1L));
        }
        return Optional.ofNullable(accounts.get(merchant));
    }

    Runnable keep() {
        return ToldNews.keep(accounts);
    }
}
