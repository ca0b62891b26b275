package marketplace.monitoring;

/** How long a period is. Months and quarters are made of whole weeks, so that no difference of periods is a few days. */
public enum Grain {
    WEEK,
    MONTH,
    QUARTER
}
