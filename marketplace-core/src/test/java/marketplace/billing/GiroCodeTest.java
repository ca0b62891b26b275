package marketplace.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import marketplace.shared.Money;
import org.junit.jupiter.api.Test;

class GiroCodeTest {
    private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) ");
    private static final Pattern DOT = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int PIXELS = 4;
    private static final int WHITE = 0xFFFFFF;

    private final GiroCode code = new GiroCode(
            "Bäckerei Kern, Inhaberin Anna Kern", "DE80999999990004711137", Money.euro(1205), "K7M2-9QX4-W");

    @Test
    void a_banks_app_reads_name_account_amount_and_reference() throws Exception {
        assertThat(read(code.svg())).isEqualTo("""
            BCD
            002
            1
            SCT

            Bäckerei Kern, Inhaberin Anna Kern
            DE80999999990004711137
            EUR12.05


            K7M2-9QX4-W\
            """);
    }

    @Test
    void names_are_cut_and_lines_are_none() {
        var wide = new GiroCode("Ö\n" + "x".repeat(100), "DE80999999990004711137", Money.euro(1), "r".repeat(200));

        assertThat(wide.name()).startsWith("Ö x").hasSize(70);
        assertThat(wide.reference()).hasSize(140);
        assertThat(wide.text()).contains("EUR0.01");
        assertThat(wide.svg()).startsWith("<svg");
    }

    private static String read(String svg) throws Exception {
        var side = SIDE.matcher(svg);
        assertThat(side.find()).isTrue();
        var width = Integer.parseInt(side.group(1)) * PIXELS;
        var pixels = new int[width * width];
        Arrays.fill(pixels, WHITE);
        DOT.matcher(svg)
                .results()
                .forEach(dot -> paint(pixels, width, Integer.parseInt(dot.group(1)), Integer.parseInt(dot.group(2))));
        var picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels)));
        return new QRCodeReader()
                .decode(picture, Map.of(DecodeHintType.CHARACTER_SET, "UTF-8"))
                .getText();
    }

    private static void paint(int[] pixels, int width, int x, int y) {
        for (var row = y * PIXELS; row < (y + 1) * PIXELS; row++) {
            Arrays.fill(pixels, row * width + x * PIXELS, row * width + (x + 1) * PIXELS, 0);
        }
    }
}
