package marketplace.payments.sandbox.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One thing remembered under a key; a later entry with the same key replaces it.
 *
 * @param account the connected account it belongs to, empty for the platform's own
 * @param kind what it is, the name of the list it stands in
 * @param created seconds since 1970
 */
public record Entry(String key, String account, String kind, long created, byte[] body) {

    int size() {
        return 8 + header().length + body.length;
    }

    void writeTo(ByteBuffer out) {
        byte[] header = header();
        out.putInt(header.length).putInt(body.length).put(header).put(body);
    }

    static Entry readFrom(ByteBuffer in) {
        byte[] header = new byte[in.getInt()];
        byte[] body = new byte[in.getInt()];
        in.get(header).get(body);
        String[] parts = new String(header, StandardCharsets.UTF_8).split("\t", -1);
        return new Entry(parts[0], parts[1], parts[2], Long.parseLong(parts[3]), body);
    }

    private byte[] header() {
        return String.join("\t", key, account, kind, Long.toString(created)).getBytes(StandardCharsets.UTF_8);
    }
}
