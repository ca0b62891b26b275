package marketplace.journeys;

/** Cards of the sandbox. */
enum Card {
    PAYS("4242424242424242"),
    DECLINED("4000000000000002"),
    THE_BANK_ASKS("4000002760003184"),
    DECLINED_BY_THE_THIRD_SHOP("4000000000033334");

    private final String number;

    Card(String number) {
        this.number = number;
    }

    String number() {
        return number;
    }
}
