package marketplace.merchants.osm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Protocol buffers' wire form, as far as maps use it: fields of varints and of lengths, one after the other. Everything
 * stays within its bytes; what reaches beyond them is refused.
 */
final class Wire {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;
    private static final int FOUR_BYTES = 5;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int field;
    private int type;

    Wire(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Wire(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Goes on to the next field; its value must be read or skipped. */
    boolean next() throws IOException {
        if (at >= end) {
            return false;
        }
        var tag = number();
        field = (int) (tag >>> 3);
        type = (int) tag & 7;
        return true;
    }

    int field() {
        return field;
    }

    boolean more() {
        return at < end;
    }

    long number() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw broken();
            }
            var part = bytes[at++];
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw broken();
    }

    /** A number whose sign is its last bit. */
    long signed() throws IOException {
        var folded = number();
        return folded >>> 1 ^ -(folded & 1);
    }

    /** What is inside the field: a message, packed numbers, bytes. */
    Wire inside() throws IOException {
        var length = number();
        if (type != LENGTH || length < 0 || length > end - at) {
            throw broken();
        }
        var inside = new Wire(bytes, at, at + (int) length);
        at += (int) length;
        return inside;
    }

    String text() {
        return new String(bytes, at, end - at, StandardCharsets.UTF_8);
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, at, end);
    }

    void skip() throws IOException {
        switch (type) {
            case VARINT -> number();
            case EIGHT_BYTES -> at += Long.BYTES;
            case LENGTH -> inside();
            case FOUR_BYTES -> at += Integer.BYTES;
            default -> throw broken();
        }
    }

    private static IOException broken() {
        return new IOException("its parts do not fit together");
    }
}
