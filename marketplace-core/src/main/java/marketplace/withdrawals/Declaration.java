package marketplace.withdrawals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import marketplace.shared.MailAddress;

/**
 * What somebody declares (R35): who she is, which contract, and where the receipt goes. Personal data: stored in one
 * table, never in news or logs. Nothing in it is checked against what we know.
 *
 * @param numbers of the orders, as she wrote them; may be empty
 * @param contract the contract in her words; may be empty when there are numbers
 * @param part what she withdraws from; empty: the whole contract
 */
public record Declaration(String name, String numbers, String contract, String part, String mail) {
    public static final int LONGEST_LINE = 200;
    public static final int LONGEST_TEXT = 1_000;
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![0-9A-Z])[0-9A-Z]{4}[\\s-]?[0-9A-Z]{4}[\\s-]?[0-9A-Z](?![0-9A-Z])", Pattern.CASE_INSENSITIVE);
    private static final int MOST_NUMBERS = 30;

    public Declaration {
        name = name.strip();
        numbers = numbers.strip();
        contract = contract.strip();
        part = part.strip();
        mail = mail.strip();
        if (name.isEmpty()
                || name.length() > LONGEST_LINE
                || !MailAddress.isOne(mail)
                || contract.isEmpty() && numbers.isEmpty()) {
            throw new WithdrawalRefused.Incomplete();
        }
        if (numbers.length() > LONGEST_TEXT || contract.length() > LONGEST_TEXT || part.length() > LONGEST_TEXT) {
            throw new WithdrawalRefused.Incomplete();
        }
    }

    /** The order numbers in her words, in the form in which orders carry them; at most thirty. */
    public List<String> orderNumbers() {
        return NUMBER.matcher(numbers + "\n" + contract)
                .results()
                .map(found -> plainNumber(found.group()))
                .distinct()
                .limit(MOST_NUMBERS)
                .toList();
    }

    static String plainNumber(String written) {
        return written.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
    }

    String sha256() {
        try {
            var content = String.join("\u0000", List.of(name, numbers, contract, part, mail));
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Declaration[…]";
    }
}
