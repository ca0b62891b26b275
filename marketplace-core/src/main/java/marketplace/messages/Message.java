package marketplace.messages;

import java.time.Instant;
import java.util.List;

/** What one side wrote about an order, as plain text. Personal data. */
public record Message(MessageId id, Side side, String words, Instant writtenAt) {
    /** The most characters of one message. */
    public static final int LONGEST = 1_000;

    /** The most messages about one order, of both sides together. */
    public static final int MOST = 50;

    /** The same without what a form adds. */
    static String plain(String words) {
        return words.replace("\r\n", "\n").strip();
    }

    public List<String> paragraphs() {
        return words.lines().filter(line -> !line.isBlank()).toList();
    }

    @Override
    public String toString() {
        return "Message[%s]".formatted(id);
    }
}
