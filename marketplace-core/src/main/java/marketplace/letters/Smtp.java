package marketplace.letters;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The mail server, asked on threads of its own. */
@Component
class Smtp implements AutoCloseable {
    private static final int MOST_WAITING = 1_000;
    private static final int PERMANENT = 500;

    static {
        // else it is searched for in every jar, several times a letter
        System.setProperty("jakarta.mail.util.StreamProvider", MailStreamProvider.class.getName());
    }

    private final LettersSettings settings;
    private final JavaMailSenderImpl server = new JavaMailSenderImpl();
    private final Scheduler threads;

    Smtp(LettersSettings settings) {
        this.settings = settings;
        this.threads = Schedulers.newBoundedElastic(settings.threads(), MOST_WAITING, "letters");
        server.setHost(settings.host());
        server.setPort(settings.port());
        server.setUsername(settings.user());
        server.setPassword(settings.password());
        server.setDefaultEncoding(StandardCharsets.UTF_8.name());
        var properties = server.getJavaMailProperties();
        var millis = Long.toString(settings.limit().toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.startTls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.startTls()));
    }

    Mono<Answer> send(Mail mail) {
        return Mono.fromCallable(() -> post(mail)).subscribeOn(threads);
    }

    @Override
    public void close() {
        threads.dispose();
    }

    private Answer post(Mail mail) throws UnsupportedEncodingException {
        try {
            server.send(message(mail));
            return new Answer.Accepted();
        } catch (AddressException e) {
            return new Answer.Refused(e.getClass().getSimpleName());
        } catch (MailException | MessagingException e) {
            return refusal(e)
                    .<Answer>map(code -> new Answer.Refused("the mail server says " + code))
                    .orElseGet(() -> new Answer.Later(causes(e)
                            .map(cause -> cause.getClass().getSimpleName())
                            .toList()
                            .toString()));
        }
    }

    /** The Message-ID is ours and the same at every try, so a reader's mailbox can tell a repetition. */
    private MimeMessage message(Mail mail) throws MessagingException, UnsupportedEncodingException {
        var message = server.createMimeMessage();
        var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.from(), mail.sender().name());
        helper.setReplyTo(mail.sender().answerTo());
        helper.setTo(mail.words().to());
        helper.setSubject(mail.words().subject());
        helper.setSentDate(Date.from(mail.date()));
        helper.setText(mail.plain(), mail.html());
        for (var enclosure : mail.words().enclosures()) {
            helper.addAttachment(enclosure.name(), new ByteArrayResource(enclosure.bytes()), enclosure.type());
        }
        message.setHeader("Message-ID", "<%s@%s>".formatted(mail.id(), settings.domain()));
        message.setHeader("Content-Language", mail.words().language().tag());
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** The code with which a server refuses for good; addresses stay out of what is kept. */
    private static Optional<Integer> refusal(Exception failure) {
        return causes(failure).map(Smtp::code).filter(code -> code >= PERMANENT).findFirst();
    }

    private static int code(Throwable cause) {
        return switch (cause) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException sending -> sending.getReturnCode();
            default -> 0;
        };
    }

    /** The failure and everything it came of, along both of mail's kinds of chain. */
    private static Stream<Throwable> causes(Throwable failure) {
        var below = switch (failure) {
            case MailSendException sending
            when sending.getMessageExceptions().length > 0 -> Stream.<Throwable>of(sending.getMessageExceptions());
            case MessagingException messaging -> Stream.<Throwable>ofNullable(messaging.getNextException());
            default -> Stream.ofNullable(failure.getCause());
        };
        return Stream.concat(Stream.of(failure), below.flatMap(Smtp::causes));
    }
}
