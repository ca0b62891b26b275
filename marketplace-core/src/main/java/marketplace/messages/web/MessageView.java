package marketplace.messages.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import marketplace.messages.Message;
import marketplace.messages.MessageId;
import marketplace.messages.Side;
import marketplace.messages.WriteMessage.Wanted;
import marketplace.orders.Orders.After;
import marketplace.orders.web.Positions;

/**
 * A message about an order.
 *
 * @param from BUYER or MERCHANT
 */
record MessageView(MessageId id, Side from, String words, Instant writtenAt) {
    static MessageView of(Message message) {
        return new MessageView(message.id(), message.side(), message.words(), message.writtenAt());
    }

    static String position(Message message) {
        return Positions.write(new After(message.writtenAt(), message.id().value()));
    }

    /** What is to be told, as plain text. */
    record MessageBody(
            @NotBlank @Size(max = Message.LONGEST) String words) {
        Wanted wanted() {
            return new Wanted(MessageId.fresh(), words);
        }
    }
}
