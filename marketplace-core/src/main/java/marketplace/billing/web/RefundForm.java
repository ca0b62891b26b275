package marketplace.billing.web;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import marketplace.billing.GiveBack.Wanted;
import marketplace.billing.Refund.Reason;
import marketplace.billing.RefundId;
import marketplace.billing.Refunds.Taken;
import marketplace.pages.Errors;
import marketplace.pages.Frame;
import marketplace.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the form sends.
 *
 * @param amount in euro, as people write it: "4,50", "1.200"
 * @param command under which it is given back; the same on every page of one giving back
 */
public record RefundForm(
        String amount, String reason, @Nullable UUID command) {
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(\\.\\d{3})+(,\\d{1,2})?");
    private static final Pattern PLAIN = Pattern.compile("\\d{1,7}([,.]\\d{1,2})?");

    public RefundForm {
        amount = Objects.requireNonNullElse(amount, "").strip();
        reason = Objects.requireNonNullElse(reason, "");
    }

    RefundForm anew() {
        return new RefundForm(amount, reason, null);
    }

    /** What is still to be mended, in the order of the fields. */
    Errors errors(Frame frame, Taken taken) {
        var all = Errors.none();
        var money = money();
        if (money.isEmpty()) {
            all = all.and("amount", frame.text("billing.back.amount.none"));
        } else if (money.get().compareTo(taken.left()) > 0) {
            all = all.and("amount", tooMuch(frame, taken.left()));
        }
        return chosen().isEmpty() ? all.and("reason", frame.text("billing.back.reason.none")) : all;
    }

    static String tooMuch(Frame frame, Money left) {
        return frame.text("billing.back.amount.more", frame.formats().money(left));
    }

    Optional<Wanted> wanted() {
        return Optional.ofNullable(command)
                .flatMap(id -> money().flatMap(money -> chosen().map(why -> new Wanted(new RefundId(id), money, why))));
    }

    /** Nothing unless it is an amount above zero. */
    public Optional<Money> money() {
        var bare = amount.replace("€", "").replaceAll("[\\s\u00a0]", "");
        if (GROUPED.matcher(bare).matches()) {
            return positive(bare.replace(".", ""));
        }
        return PLAIN.matcher(bare).matches() ? positive(bare) : Optional.empty();
    }

    private static Optional<Money> positive(String digits) {
        var cents = new BigDecimal(digits.replace(',', '.')).movePointRight(2).longValueExact();
        return Optional.of(Money.euro(cents)).filter(Money::isPositive);
    }

    private Optional<Reason> chosen() {
        return Reason.CHOSEN.stream().filter(one -> one.name().equals(reason)).findFirst();
    }
}
