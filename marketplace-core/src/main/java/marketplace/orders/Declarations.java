package marketplace.orders;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import marketplace.shared.AccountId;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How a declaration lies in the database. */
record Declarations(JsonMapper json) {
    private record Stored(
            String kind,
            @Nullable Long cents,
            @Nullable UUID by,
            @Nullable Instant at,
            @Nullable UUID subject,
            @Nullable Integer version) {}

    String write(Declaration declaration) {
        return json.writeValueAsString(
                switch (declaration) {
                    case Declaration.Button(var shown) ->
                        new Stored("BUTTON", shown.minor(), null, null, null, null);
                    case Declaration.ReadAloud(var by, var at, var read) ->
                        new Stored("READ_ALOUD", read.minor(), by.value(), at, null, null);
                    case Declaration.Standing(var contract) ->
                        new Stored("STANDING", null, null, null, contract, null);
                    case Declaration.QuoteAccepted(var quote, var version) ->
                        new Stored("QUOTE_ACCEPTED", null, null, null, quote, version);
                });
    }

    Declaration read(String text) {
        var stored = json.readValue(text, Stored.class);
        return switch (stored.kind()) {
            case "BUTTON" -> new Declaration.Button(money(stored));
            case "READ_ALOUD" ->
                new Declaration.ReadAloud(new AccountId(must(stored.by())), must(stored.at()), money(stored));
            case "STANDING" -> new Declaration.Standing(must(stored.subject()));
            case "QUOTE_ACCEPTED" -> new Declaration.QuoteAccepted(must(stored.subject()), must(stored.version()));
            default -> throw new IllegalStateException("no declaration " + stored.kind());
        };
    }

    private static Money money(Stored stored) {
        return Money.euro(must(stored.cents()));
    }

    private static <T> T must(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
