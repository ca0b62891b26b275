package marketplace.compliance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import marketplace.reviews.ReviewId;
import marketplace.shared.ListingId;
import marketplace.shared.MailAddress;

/**
 * What somebody reports (Art. 16 (2) DSA). Personal data: stored in one table, never in news or logs.
 *
 * @param about addresses of pages, or what they show in her words; one notice may name several
 * @param reasons why she holds it to be unlawful
 * @param goodFaith whether she says that it is accurate and complete as far as she knows
 */
public record Report(String about, Ground ground, String reasons, String name, String mail, boolean goodFaith) {
    public static final int LONGEST_LINE = 200;
    public static final int LONGEST_TEXT = 4_000;
    public static final int MOST_LISTINGS = 20;
    private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final Pattern LISTING = Pattern.compile("/angebot/" + ID);
    private static final Pattern REVIEW = Pattern.compile("/bewertung/" + ID);

    public Report {
        about = about.strip();
        reasons = reasons.strip();
        name = name.strip();
        mail = mail.strip();
        var named =
                isShort(name) && MailAddress.isOne(mail) || name.isEmpty() && mail.isEmpty() && ground.mayBeUnnamed();
        if (!isText(about) || !isText(reasons) || !named || !goodFaith) {
            throw new NoticeRefused.Incomplete();
        }
    }

    private static boolean isShort(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_LINE;
    }

    private static boolean isText(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_TEXT;
    }

    /** Which listings it names by their address, at most twenty. */
    List<ListingId> listings() {
        return LISTING.matcher(about)
                .results()
                .map(found -> ListingId.of(found.group(1)))
                .distinct()
                .limit(MOST_LISTINGS)
                .toList();
    }

    /** Which reviews it names by their address, at most twenty. */
    List<ReviewId> reviews() {
        return REVIEW.matcher(about)
                .results()
                .map(found -> ReviewId.of(found.group(1)))
                .distinct()
                .limit(MOST_LISTINGS)
                .toList();
    }

    boolean isAnswerable() {
        return !mail.isEmpty();
    }

    String sha256() {
        try {
            var content = String.join("\u0000", List.of(about, ground.name(), reasons, name, mail));
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Report[…]";
    }
}
