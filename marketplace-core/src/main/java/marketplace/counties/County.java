package marketplace.counties;

import marketplace.shared.CountyCode;

/** A county: the tenant. */
public record County(
        CountyCode code, String slug, String name, Land land, String theme, Phone phone, Operator operator) {

    /** The number of a person, who answers it, and when. */
    public record Phone(String number, String helpers, String hours) {}

    /** Who runs the platform here: the fields of an Impressum (§ 5 DDG). */
    public record Operator(
            String name,
            String legalForm,
            String representative,
            String street,
            String postcode,
            String town,
            String mail,
            String phone,
            String register,
            String vatId,
            String supervisoryAuthority) {}
}
