package marketplace.messages;

import java.util.List;
import marketplace.orders.Order;

/**
 * What was written about an order, the oldest first.
 *
 * @param open whether either side may write now
 */
public record Correspondence(Order order, List<Message> messages, boolean open) {
    public Correspondence {
        messages = List.copyOf(messages);
    }

    public boolean isFull() {
        return messages.size() >= Message.MOST;
    }
}
