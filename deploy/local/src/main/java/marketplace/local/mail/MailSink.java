package marketplace.local.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;

/** The running mail server and its page, both on the loopback address. */
public final class MailSink implements AutoCloseable {

    private static final int BACKLOG = 50;

    private final GreenMail smtp;
    private final HttpServer page;

    MailSink(int smtpPort, int pagePort, Mails mails) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        smtp = new GreenMail(new ServerSetup(smtpPort, loopback.getHostAddress(), ServerSetup.PROTOCOL_SMTP));
        page = HttpServer.create(new InetSocketAddress(loopback, pagePort), BACKLOG);
        page.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        page.createContext("/", new MailPages(mails));
        smtp.start();
        smtp.getManagers().getUserManager().setMessageDeliveryHandler(new Keeping(smtp, mails));
        page.start();
    }

    /** Takes the SMTP port, the page's port and the folder for the mails. */
    public static void main(String... arguments) throws IOException {
        var mails = new Mails(Path.of(arguments[2]), Clock.systemUTC());
        new MailSink(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), mails);
    }

    @Override
    public void close() {
        page.stop(0);
        smtp.stop();
    }
}
