package marketplace.search.index;

import marketplace.shared.CountyCode;

/** Each county has an index of its own behind an alias, so one county's rebuild touches no other's answers. */
record IndexNames(String prefix) {

    String alias(CountyCode county) {
        return prefix + "-" + county;
    }

    /** A name for an index beside those that exist. */
    String fresh(CountyCode county, long millis) {
        return alias(county) + "-" + millis;
    }

    String all(CountyCode county) {
        return alias(county) + "-*";
    }
}
