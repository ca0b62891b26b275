package marketplace.messages.web;

import java.util.Objects;
import java.util.UUID;
import marketplace.messages.MessageId;
import marketplace.messages.WriteMessage.Wanted;
import marketplace.shared.Uuids;
import org.jspecify.annotations.Nullable;

/** What the form of a message sends; its command is the message's id, so that sending twice is sending once. */
record MessageForm(@Nullable UUID command, @Nullable String words) {
    String typed() {
        return Objects.requireNonNullElse(words, "");
    }

    Wanted wanted() {
        return new Wanted(new MessageId(Objects.requireNonNullElseGet(command, Uuids::fresh)), typed());
    }
}
