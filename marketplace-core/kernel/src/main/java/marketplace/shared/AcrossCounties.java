package marketplace.shared;

/** The few questions that are asked without a county, each with its reason. All other SQL names one. */
public enum AcrossCounties {
    /** Which county a host name means is not known before it is asked. */
    COUNTY_BY_HOST,
    /** A follower's position covers all counties. */
    FEED,
    /** Timed work of all counties is taken by one runner. */
    DUE,
    /** Stripe does not know counties. */
    STRIPE_INBOX,
    /** A question from the search index or its rebuild reads every county in turn. */
    INDEX,
    /** What was kept long enough goes in every county. */
    RETENTION,
    /** One sign-in may lead to accounts in several counties; it goes with the last of them. */
    SIGN_IN,
    /** The operator looks after all counties. */
    OPERATOR
}
