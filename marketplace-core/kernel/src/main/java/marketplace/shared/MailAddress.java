package marketplace.shared;

import java.util.regex.Pattern;

/** What is taken for a mail address everywhere: one a letter can be sent to, and nothing that could end a header. */
public final class MailAddress {
    private static final Pattern FORM =
            Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,180}\\.[^\\s@<>,;\".]{2,}");

    private MailAddress() {}

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
