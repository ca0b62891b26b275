package marketplace.messages;

import java.util.UUID;
import marketplace.shared.Id;
import marketplace.shared.Uuids;

/** A message; the same twice is one message. */
public record MessageId(UUID value) implements Id {
    public static MessageId fresh() {
        return new MessageId(Uuids.fresh());
    }

    public static MessageId of(String text) {
        return new MessageId(Uuids.of(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
