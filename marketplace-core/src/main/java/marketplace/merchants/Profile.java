package marketplace.merchants;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import marketplace.shared.GeoPoint;
import marketplace.shared.MailAddress;
import marketplace.shared.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * Who a merchant is: what her page shows and what the law wants known of her (R2, R99). Texts are empty where nothing is
 * stated.
 *
 * @param trade code of {@link Trades}
 */
public record Profile(
        String name,
        String trade,
        String description,
        Legal legal,
        Address address,
        Contact contact,
        Craft craft,
        Permits permits,
        Set<Way> ways) {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST = 2_000;

    /** What is left empty here, as the other has it: the address as a whole, phone and website. */
    Profile or(Profile other) {
        var mine = address.street().isEmpty() && address.point() == null ? other.address : address;
        var reached = new Contact(
                contact.phone().isEmpty() ? other.contact.phone() : contact.phone(),
                contact.mail(),
                contact.web().isEmpty() ? other.contact.web() : contact.web());
        return new Profile(name, trade, description, legal, mine, reached, craft, permits, ways);
    }

    /**
     * The legal person (§ 5 DDG).
     *
     * @param representative owner or managing director
     * @param register court and number, for example "Amtsgericht Fürth HRB 1234"
     * @param dispute what she says of dispute resolution (§ 36 VSBG): willing, unwilling, or the body's name and address
     */
    public record Legal(
            String name,
            String form,
            String representative,
            String register,
            String vatId,
            String taxNumber,
            String supervisor,
            String dispute) {
        static final Legal NONE = new Legal("", "", "", "", "", "", "", "");

        public Legal {
            name = text("legal.name", name);
            form = text("legal.form", form);
            representative = text("legal.representative", representative);
            register = text("legal.register", register);
            vatId = text("legal.vatId", vatId).replace(" ", "");
            taxNumber = text("legal.taxNumber", taxNumber);
            supervisor = text("legal.supervisor", supervisor);
            dispute = text("legal.dispute", dispute);
            if (!vatId.isEmpty() && !vatId.matches("DE\\d{9}|[A-Z]{2}[0-9A-Z+*]{2,12}")) {
                throw MerchantRefused.invalid("legal.vatId", "vat-id", "The VAT id looks like DE123456789.");
            }
        }
    }

    /** Where the shop is. */
    public record Address(
            String street,
            String postcode,
            String town,
            @Nullable PlaceCode place,
            @Nullable GeoPoint point) {
        static final Address NONE = new Address("", "", "", null, null);

        public Address {
            street = text("address.street", street);
            postcode = text("address.postcode", postcode);
            town = text("address.town", town);
            if (!postcode.isEmpty() && !postcode.matches("\\d{5}")) {
                throw MerchantRefused.invalid("address.postcode", "postcode", "The postcode has five digits.");
            }
        }
    }

    public record Contact(String phone, String mail, String web) {
        static final Contact NONE = new Contact("", "", "");

        public Contact {
            phone = text("contact.phone", phone);
            mail = text("contact.mail", mail);
            web = text("contact.web", web);
            if (!mail.isEmpty() && !MailAddress.isOne(mail)) {
                throw MerchantRefused.invalid("contact.mail", "mail", "The mail address looks like name@example.org.");
            }
        }
    }

    /**
     * Regulated trades (R2, R160, R161).
     *
     * @param entry in the Handwerksrolle, or the notice to the chamber
     * @param title and the state that gave it
     */
    public record Craft(String chamber, String entry, String title) {
        static final Craft NONE = new Craft("", "", "");

        public Craft {
            chamber = text("craft.chamber", chamber);
            entry = text("craft.entry", entry);
            title = text("craft.title", title);
        }
    }

    /**
     * What is needed for food, packaging and "Bio".
     *
     * @param organicControl the control body, DE-ÖKO-nnn (R147)
     * @param organicUntil the last day of the certificate; none: not dated
     */
    public record Permits(
            String organicControl,
            @Nullable LocalDate organicUntil,
            String foodRegistration,
            String approvalNumber,
            String packagingRegister) {
        static final Permits NONE = new Permits("", null, "", "", "");

        public Permits {
            organicControl = text("permits.organicControl", organicControl);
            foodRegistration = text("permits.foodRegistration", foodRegistration);
            approvalNumber = text("permits.approvalNumber", approvalNumber);
            packagingRegister = text("permits.packagingRegister", packagingRegister);
            if (!organicControl.isEmpty() && !organicControl.matches("[A-Z]{2}-(ÖKO|BIO)-\\d{3}")) {
                throw MerchantRefused.invalid(
                        "permits.organicControl", "organic-code", "The organic control body looks like DE-ÖKO-006.");
            }
        }

        /** Whether "Bio" may be said on this day. */
        public boolean organicOn(LocalDate day) {
            return !organicControl.isEmpty() && (organicUntil == null || !organicUntil.isBefore(day));
        }
    }

    public Profile {
        name = text("name", name);
        trade = text("trade", trade);
        description = text("description", description);
        legal = Objects.requireNonNullElse(legal, Legal.NONE);
        address = Objects.requireNonNullElse(address, Address.NONE);
        contact = Objects.requireNonNullElse(contact, Contact.NONE);
        craft = Objects.requireNonNullElse(craft, Craft.NONE);
        permits = Objects.requireNonNullElse(permits, Permits.NONE);
        ways = ways == null ? Set.of() : Set.copyOf(ways);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw MerchantRefused.invalid("name", "name", "A merchant has a name of at most 120 characters.");
        }
    }

    /** A beginning: the name and the trade. */
    public static Profile of(String name, String trade) {
        return new Profile(name, trade, "", Legal.NONE, Address.NONE, Contact.NONE, Craft.NONE, Permits.NONE, Set.of());
    }

    private static String text(String field, @Nullable String given) {
        var stripped = Objects.requireNonNullElse(given, "").strip();
        if (stripped.length() > LONGEST) {
            throw MerchantRefused.invalid(field, "too-long", "At most 2,000 characters fit here.");
        }
        return stripped;
    }
}
