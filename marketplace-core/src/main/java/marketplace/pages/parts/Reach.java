package marketplace.pages.parts;

/** How something comes to the reader, or that it does not: "kommt Donnerstag zu Ihnen". */
public record Reach(Way way, String text) {
    /** The ways, each with its icon. */
    public enum Way {
        DAY("van", " reach--day"),
        FETCH("walk", ""),
        POINT("box", ""),
        LATER("cal", ""),
        HOME("tool", ""),
        NONE("x", " reach--no");

        private final String icon;
        private final String modifier;

        Way(String icon, String modifier) {
            this.icon = icon;
            this.modifier = modifier;
        }

        public String icon() {
            return icon;
        }

        public String modifier() {
            return modifier;
        }
    }
}
