package marketplace.payments.sandbox.journal;

import java.util.Arrays;

/** A growing row of numbers. */
final class Longs {

    private long[] values = new long[4];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1) + 1);
        }
        values[size++] = value;
    }

    long get(int at) {
        return values[at];
    }

    int size() {
        return size;
    }

    /** The last place of the value, or -1. */
    int lastIndexOf(long value) {
        for (int i = size - 1; i >= 0; i--) {
            if (values[i] == value) {
                return i;
            }
        }
        return -1;
    }
}
