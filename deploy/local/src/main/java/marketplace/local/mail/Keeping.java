package marketplace.local.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;

/** Writes each mail to disk before the server accepts it; what the server itself holds in memory is thrown away. */
record Keeping(GreenMail smtp, Mails mails) implements MessageDeliveryHandler {

    private static final String EVERYBODY = "everybody";

    @Override
    public GreenMailUser handle(MovingMessage mail, MailAddress recipient) throws MessagingException, UserException {
        mails.keep(mail.getMessage(), recipient.getEmail());
        try {
            smtp.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new MessagingException("The mailbox could not be emptied.", e);
        }
        var users = smtp.getManagers().getUserManager();
        var known = users.getUser(EVERYBODY);
        return known == null ? users.createUser(EVERYBODY + "@localhost", EVERYBODY, EVERYBODY) : known;
    }
}
