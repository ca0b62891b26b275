package marketplace.accounts;

/** What we know of a person: personal data, hers to see, to change and to have erased. */
public record Profile(String givenName, String familyName, String mail, Address address) {
    /** Where her orders go; empty texts where she has not said. */
    public record Address(String phone, String street, String postcode, String place) {
        private static final int LONGEST = 120;

        public Address {
            phone = trimmed(phone);
            street = trimmed(street);
            postcode = trimmed(postcode);
            place = trimmed(place);
        }

        private static String trimmed(String text) {
            var plain = text == null ? "" : text.strip();
            return plain.substring(0, Math.min(plain.length(), LONGEST));
        }
    }
}
