package marketplace.payments.sandbox.journal;

import java.util.Arrays;

/** Where in the journal a key's newest entry stands, at 16 bytes a slot: a map from 64-bit hash to position. */
final class Index {

    private static final long ABSENT = -1;

    private long[] hashes = new long[1 << 10];
    private long[] positions = emptySlots(1 << 10);
    private int used;

    static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ (hash >>> 32);
    }

    /** The position, or a negative number when the key is unknown. */
    long find(long hash) {
        return positions[slot(hash)];
    }

    void put(long hash, long position) {
        int slot = slot(hash);
        if (positions[slot] == ABSENT) {
            used++;
        }
        hashes[slot] = hash;
        positions[slot] = position;
        if (used * 3L > positions.length * 2L) {
            grow();
        }
    }

    private int slot(long hash) {
        int mask = positions.length - 1;
        int slot = (int) (hash * 0x9e3779b97f4a7c15L >>> 33) & mask;
        while (positions[slot] != ABSENT && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldPositions = positions;
        hashes = new long[oldHashes.length * 2];
        positions = emptySlots(hashes.length);
        for (int i = 0; i < oldPositions.length; i++) {
            if (oldPositions[i] != ABSENT) {
                int slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                positions[slot] = oldPositions[i];
            }
        }
    }

    private static long[] emptySlots(int count) {
        long[] slots = new long[count];
        Arrays.fill(slots, ABSENT);
        return slots;
    }
}
