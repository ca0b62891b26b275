package marketplace.compliance.web;

import static marketplace.compliance.Report.LONGEST_LINE;
import static marketplace.compliance.Report.LONGEST_TEXT;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import marketplace.compliance.Ground;
import marketplace.compliance.Report;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.pages.parts.Option;
import marketplace.shared.MailAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the form sends.
 *
 * @param website nobody sees this field; programs fill it in
 */
public record NoticeForm(
        String about,
        @Nullable Ground ground,
        String reasons,
        String name,
        String mail,
        @Nullable Boolean honest,
        String website,
        @Nullable UUID command) {
    public NoticeForm {
        about = Objects.requireNonNullElse(about, "");
        reasons = Objects.requireNonNullElse(reasons, "");
        name = Objects.requireNonNullElse(name, "");
        mail = Objects.requireNonNullElse(mail, "");
        honest = Boolean.TRUE.equals(honest);
        website = Objects.requireNonNullElse(website, "");
    }

    static NoticeForm of(String about, String name) {
        return new NoticeForm(about, null, "", name, "", false, "", null);
    }

    public List<Option> grounds(Frame frame) {
        return Arrays.stream(Ground.values())
                .map(one -> Option.of(one.name(), frame.text("compliance.ground." + one.name()), one == ground))
                .toList();
    }

    Report report() {
        return new Report(about, Objects.requireNonNull(ground), reasons, name, mail, honest);
    }

    /** What is still to be mended, in the order of the fields. */
    Errors errors(Frame frame) {
        var all = Errors.none();
        if (isNoText(about)) {
            all = all.and("about", frame.text("compliance.error.about"));
        }
        if (ground == null) {
            all = all.and("ground", frame.text("compliance.error.ground"));
        }
        if (isNoText(reasons)) {
            all = all.and("reasons", frame.text("compliance.error.reasons"));
        }
        return alone(person(all, frame), frame);
    }

    private Errors person(Errors errors, Frame frame) {
        if (ground == Ground.ABUSE_OF_MINORS && name.isBlank() && mail.isBlank()) {
            return errors;
        }
        var all = errors;
        if (name.isBlank() || name.strip().length() > LONGEST_LINE) {
            all = all.and("name", frame.text("compliance.error.name"));
        }
        return MailAddress.isOne(mail.strip()) ? all : all.and("mail", frame.text("compliance.error.mail"));
    }

    private Errors alone(Errors errors, Frame frame) {
        var all = honest ? errors : errors.and("honest", frame.text("compliance.error.honest"));
        return website.isEmpty() ? all : all.and("website", frame.text("compliance.error.trap"));
    }

    private static boolean isNoText(String text) {
        return text.isBlank() || text.strip().length() > LONGEST_TEXT;
    }
}
