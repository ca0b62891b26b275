package marketplace.shared;

/** A rate in hundredths of a percent: 700 is 7 %. */
public record BasisPoints(int value) {
    static final long WHOLE = 10_000;

    public BasisPoints {
        if (value < 0 || value > WHOLE) {
            throw new IllegalArgumentException("a rate lies between 0 and 10000 basis points, not at " + value);
        }
    }
}
