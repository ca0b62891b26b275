package marketplace.messages;

import java.util.List;
import marketplace.shared.Refusal;

/** What messages refuse. */
public abstract sealed class MessageRefused extends Refusal {
    private static final long serialVersionUID = 1;

    private MessageRefused(Kind kind, String slug, String sentence) {
        super(kind, slug, sentence);
    }

    /** Too long, or nothing. */
    public static final class Unfit extends MessageRefused {
        private static final long serialVersionUID = 1;

        Unfit() {
            super(
                    Kind.INVALID,
                    "message-unfit",
                    "Please write a message of 1 to %d characters.".formatted(Message.LONGEST));
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("words", slug(), getMessage()));
        }
    }

    /** Nobody to answer yet, or long over. */
    public static final class Closed extends MessageRefused {
        private static final long serialVersionUID = 1;

        Closed() {
            super(
                    Kind.CONFLICT,
                    "messages-closed",
                    "Messages can be written from when the order is sure until sixty days after its end.");
        }
    }

    /** What cannot be settled in so many is settled on the telephone. */
    public static final class Full extends MessageRefused {
        private static final long serialVersionUID = 1;

        Full() {
            super(
                    Kind.CONFLICT,
                    "messages-full",
                    "There are %d messages about this order already. Please call.".formatted(Message.MOST));
        }
    }
}
