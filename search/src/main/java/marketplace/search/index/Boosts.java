package marketplace.search.index;

/** What a match weighs by where it is; docs/relevance.md says why. */
final class Boosts {
    static final float TITLE = 10;
    static final float HEAD = 8;
    static final float PART = 3;
    static final float ALL_PARTS = 7;
    static final float HEAD_ONLY = 2.5f;
    static final float LABEL = 6;
    static final float CODE = 12;
    static final float TOPIC = 5;
    static final float TOPIC_PART = 3;
    static final float TEXT = 1.5f;
    static final float CALLED = 4;
    static final float BETTER = 0.25f;
    static final float SERVICE = 4;
    static final float WISH_KEPT = 3;
    static final double UNAVAILABLE = 0.7;
    static final double TIE = 0.1;

    private Boosts() {}
}
