package marketplace.reviews;

/** How many stars in how many reviews. */
public record Standing(long reviews, long stars) {
    public static final Standing NONE = new Standing(0, 0);

    public boolean isNone() {
        return reviews == 0;
    }

    /** Rounded to a tenth; nothing where there is none. */
    public double average() {
        return isNone() ? 0 : Math.round(stars * 10.0 / reviews) / 10.0;
    }
}
