package marketplace.withdrawals.web;

import static marketplace.withdrawals.Declaration.LONGEST_LINE;
import static marketplace.withdrawals.Declaration.LONGEST_TEXT;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.shared.MailAddress;
import marketplace.withdrawals.Declaration;
import org.jspecify.annotations.Nullable;

/**
 * What the form sends: the declaration and, from its second step on, its command.
 *
 * @param website nobody sees this field; programs fill it in
 */
public record WithdrawalForm(
        String name,
        String numbers,
        String contract,
        String part,
        String mail,
        String website,
        @Nullable UUID command) {
    public WithdrawalForm {
        name = Objects.requireNonNullElse(name, "");
        numbers = Objects.requireNonNullElse(numbers, "");
        contract = Objects.requireNonNullElse(contract, "");
        part = Objects.requireNonNullElse(part, "");
        mail = Objects.requireNonNullElse(mail, "");
        website = Objects.requireNonNullElse(website, "");
    }

    static WithdrawalForm of(String name, String numbers) {
        return new WithdrawalForm(name, numbers, "", "", "", "", null);
    }

    Declaration declaration() {
        return new Declaration(name, numbers, contract, part, mail);
    }

    /** What is still to be mended, in the order of the fields. */
    Errors errors(Frame frame) {
        var all = Errors.none();
        if (name.isBlank() || name.strip().length() > LONGEST_LINE) {
            all = all.and("name", frame.text("withdrawals.error.name"));
        }
        if (numbers.isBlank() && contract.isBlank()) {
            all = all.and("numbers", frame.text("withdrawals.error.which"));
        }
        if (Stream.of(numbers, contract, part).anyMatch(text -> text.strip().length() > LONGEST_TEXT)) {
            all = all.and("contract", frame.text("withdrawals.error.long"));
        }
        if (!MailAddress.isOne(mail.strip())) {
            all = all.and("mail", frame.text("withdrawals.error.mail"));
        }
        return website.isEmpty() ? all : all.and("website", frame.text("withdrawals.error.trap"));
    }
}
