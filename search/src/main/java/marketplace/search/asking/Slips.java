package marketplace.search.asking;

/** Slips of the pen between two words: a letter too many, too few, another, or two swapped. */
final class Slips {

    private Slips() {}

    /** How many, or one more than the limit if it is exceeded. */
    static int between(String one, String other, int limit) {
        var before = new int[other.length() + 1];
        var last = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var now = new int[other.length() + 1];
            now[0] = i;
            var least = i;
            for (var j = 1; j <= other.length(); j++) {
                now[j] = cost(one, other, i, j, new int[][] {before, last, now});
                least = Math.min(least, now[j]);
            }
            if (least > limit) {
                return limit + 1;
            }
            before = last;
            last = now;
        }
        return last[other.length()];
    }

    private static int cost(String one, String other, int i, int j, int[][] rows) {
        var same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        var cost = Math.min(Math.min(rows[1][j] + 1, rows[2][j - 1] + 1), rows[1][j - 1] + same);
        var swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(cost, rows[0][j - 2] + 1) : cost;
    }
}
