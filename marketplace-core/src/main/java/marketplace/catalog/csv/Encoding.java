package marketplace.catalog.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of a file that does not say how it is written: UTF-8 when it can be, else what Windows writes in Germany. */
final class Encoding {
    /** Latin-1 with the euro sign. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final String MARK = "\uFEFF";

    private Encoding() {}

    static String read(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith(MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            return new String(file, WINDOWS);
        }
    }
}
