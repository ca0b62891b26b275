package marketplace.payments.sandbox.objects;

import java.time.Duration;

/** What becomes of a debit from one of Stripe's test accounts, and when. */
enum TestDebit {
    PAYS("", Duration.ofSeconds(3)),
    FAILS("DE62370400440532013001", Duration.ofSeconds(3)),
    IS_DISPUTED("DE35370400440532013002", Duration.ofSeconds(3)),
    PAYS_LATER("DE08370400440532013003", Duration.ofMinutes(3)),
    FAILS_LATER("DE78370400440532013004", Duration.ofMinutes(3));

    private final String iban;
    private final Duration takes;

    TestDebit(String iban, Duration takes) {
        this.iban = iban;
        this.takes = takes;
    }

    static TestDebit from(String iban) {
        for (TestDebit one : values()) {
            if (one.iban.equals(iban)) {
                return one;
            }
        }
        return PAYS;
    }

    boolean fails() {
        return this == FAILS || this == FAILS_LATER;
    }

    long seconds() {
        return takes.toSeconds();
    }
}
