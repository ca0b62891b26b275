package marketplace.merchants;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import marketplace.shared.Refusal.Field;

/** What is missing before a merchant may be approved (R2, R3, R67, R99, R101), derived from her profile, in words. */
final class Checklist {
    private static final Set<String> REGISTERED_FORMS =
            Set.of("GmbH", "UG", "AG", "KG", "OHG", "GmbH & Co. KG", "e.K.", "eG");

    private static final List<Function<Merchant, Optional<Field>>> RULES = List.of(
            stated(
                    "legal.name",
                    "Please state the full name of the business.",
                    it -> it.profile().legal().name()),
            stated(
                    "legal.form",
                    "Please state the legal form, for example Einzelunternehmen.",
                    it -> it.profile().legal().form()),
            stated(
                    "legal.representative",
                    "Please state the owner or who represents the business.",
                    it -> it.profile().legal().representative()),
            rule(
                    "legal.register",
                    "Please state the register court and number.",
                    it -> registered(it) && it.profile().legal().register().isEmpty()),
            rule(
                    "legal.vatId",
                    "Please state the VAT id (USt-IdNr); it protects you and the operator (§ 25e UStG).",
                    it -> it.profile().legal().vatId().isEmpty() && !it.vatWaived()),
            stated(
                    "address.street",
                    "Please state street and number.",
                    it -> it.profile().address().street()),
            stated(
                    "address.postcode",
                    "Please state the postcode.",
                    it -> it.profile().address().postcode()),
            stated(
                    "address.town",
                    "Please state the town.",
                    it -> it.profile().address().town()),
            rule(
                    "address.place",
                    "Please choose your place on the map.",
                    it -> it.profile().address().place() == null),
            rule(
                    "address.point",
                    "Please set your point on the map.",
                    it -> it.profile().address().point() == null),
            stated(
                    "contact.phone",
                    "Please state a phone number.",
                    it -> it.profile().contact().phone()),
            stated(
                    "contact.mail",
                    "Please state a mail address.",
                    it -> it.profile().contact().mail()),
            rule("taxStatus", "Please state how you are taxed.", it -> !it.tax().isStated()),
            rule(
                    "declared.trader",
                    "Please declare that you sell as a trader.",
                    it -> !it.declared().trader()),
            rule(
                    "declared.lawfulOnly",
                    "Please declare that you offer lawful goods and services only.",
                    it -> !it.declared().lawfulOnly()),
            rule(
                    "declared.terms",
                    "Please accept the terms for merchants.",
                    it -> it.declared().termsVersion() == 0));

    private Checklist() {}

    static List<Field> missing(Merchant merchant) {
        return RULES.stream().flatMap(rule -> rule.apply(merchant).stream()).toList();
    }

    private static boolean registered(Merchant merchant) {
        return REGISTERED_FORMS.stream().anyMatch(merchant.profile().legal().form()::startsWith);
    }

    private static Function<Merchant, Optional<Field>> stated(
            String field, String sentence, Function<Merchant, String> text) {
        return rule(field, sentence, merchant -> text.apply(merchant).isEmpty());
    }

    private static Function<Merchant, Optional<Field>> rule(
            String field, String sentence, Predicate<Merchant> isMissing) {
        return merchant ->
                isMissing.test(merchant) ? Optional.of(new Field(field, "missing", sentence)) : Optional.empty();
    }
}
