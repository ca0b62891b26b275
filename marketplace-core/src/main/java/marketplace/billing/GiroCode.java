package marketplace.billing;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;
import io.nayuki.qrcodegen.QrSegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marketplace.shared.Money;

/**
 * A transfer as the apps of banks read it from a picture: a QR code as EPC069-12 of the European Payments Council describes it,
 * in version 002, which needs no BIC.
 *
 * @param name of whoever gets the money
 * @param iban without blanks
 * @param reference in words
 */
public record GiroCode(String name, String iban, Money amount, String reference) {
    private static final String UTF_8 = "1";
    private static final int LONGEST_NAME = 70;
    private static final int LONGEST_REFERENCE = 140;
    private static final int MOST_VERSION = 13;
    private static final int QUIET = 4;
    private static final int CENTS = 100;

    public GiroCode {
        name = cut(name, LONGEST_NAME);
        reference = cut(reference, LONGEST_REFERENCE);
    }

    /** What the code says, line by line. */
    String text() {
        var euros = "EUR%d.%02d".formatted(amount.minor() / CENTS, amount.minor() % CENTS);
        return String.join("\n", "BCD", "002", UTF_8, "SCT", "", name, iban, euros, "", "", reference);
    }

    /** Black on white; it says nothing to whoever cannot see it, so the same stands beside it in words. */
    public String svg() {
        var bytes = QrSegment.makeBytes(text().getBytes(StandardCharsets.UTF_8));
        var code = QrCode.encodeSegments(List.of(bytes), Ecc.MEDIUM, QrCode.MIN_VERSION, MOST_VERSION, -1, false);
        var dots = IntStream.range(0, code.size).mapToObj(y -> row(code, y)).collect(Collectors.joining());
        var side = code.size + 2 * QUIET;
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" width="180" height="180" \
            shape-rendering="crispEdges" aria-hidden="true"><path fill="#fff" d="M0 0h%1$dv%1$dH0z"/>\
            <path fill="#000" d="%2$s"/></svg>\
            """.formatted(side, dots);
    }

    private static String row(QrCode code, int y) {
        return IntStream.range(0, code.size)
                .filter(x -> code.getModule(x, y))
                .mapToObj(x -> "M%d %dh1v1h-1z".formatted(x + QUIET, y + QUIET))
                .collect(Collectors.joining());
    }

    private static String cut(String text, int most) {
        var line = text.replaceAll("\\R", " ").strip();
        return line.substring(0, Math.min(line.length(), most));
    }
}
