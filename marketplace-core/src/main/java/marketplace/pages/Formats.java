package marketplace.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import marketplace.shared.BasisPoints;
import marketplace.shared.Money;

/** Numbers, money, days, ways and phone numbers as people read them, in the county's time zone. A no-break space stands before units. */
public record Formats(Language language) {
    /** Business days, cut-offs and everything shown is in this zone. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    /** They stand on every page and are dear to read. */
    private static final Cache<String, Phone> PHONES_READ =
            Caffeine.newBuilder().maximumSize(5_000).build();

    private static final int GERMANY = 49;

    private static final String NBSP = "\u00a0";
    private static final String MINUS = "\u2212";
    /** As many as are written in here, in two languages. */
    private static final Map<String, DateTimeFormatter> PATTERNS = new ConcurrentHashMap<>();

    private static final Currency EUR = Currency.getInstance("EUR");

    /** "12,10 €", "−1,00 €"; in English "€12.10". */
    public String money(Money amount) {
        var sign = amount.minor() < 0 ? MINUS : "";
        var minor = Math.abs(amount.minor());
        var cents = minor % 100;
        var digits = count(minor / 100) + decimalMark() + (cents < 10 ? "0" : "") + cents;
        var symbol = amount.currency().equals(EUR) ? "€" : amount.currency().getCurrencyCode();
        return german() ? sign + digits + NBSP + symbol : sign + symbol + digits;
    }

    /** "6,40 €/kg" of an amount for one such unit. */
    public String perUnit(Money amount, String unit) {
        return money(amount) + "/" + unit;
    }

    /** "1.240". */
    public String count(long number) {
        var digits = Long.toString(Math.abs(number));
        var grouped = new StringBuilder(digits);
        for (var i = digits.length() - 3; i > 0; i -= 3) {
            grouped.insert(i, german() ? '.' : ',');
        }
        return number < 0 ? "-" + grouped : grouped.toString();
    }

    /** "3,5": at most the given number of decimals, none that say nothing. */
    public String decimal(double number, int decimals) {
        var written = write("%,." + decimals + "f", number);
        return decimals == 0
                ? written
                : written.replaceFirst("([.,]\\d*?)0+$", "$1").replaceFirst("[.,]$", "");
    }

    /** "7 %" of a rate in basis points. */
    public String percent(BasisPoints rate) {
        return decimal(rate.value() / 100.0, 1) + (german() ? NBSP : "") + "%";
    }

    /** "600 g", from 1,000 g on "1,5 kg". */
    public String weight(long grams) {
        return grams < 1000 ? grams + NBSP + "g" : decimal(grams / 1000.0, 2) + NBSP + "kg";
    }

    /** "400 m", "1,2 km", from 3 km on whole kilometres. */
    public String distance(double km) {
        if (km < 0.975) {
            return Math.max(50, Math.round(km * 20) * 50) + NBSP + "m";
        }
        return decimal(km, km < 3 ? 1 : 0) + NBSP + "km";
    }

    /** "Donnerstag, 26. November"; in English "Thursday, 26 November". */
    public String day(LocalDate date) {
        return write(german() ? "EEEE, d. MMMM" : "EEEE, d MMMM").format(date);
    }

    /** The same of a moment's day in the county's zone. */
    public String day(Instant at) {
        return day(LocalDate.ofInstant(at, ZONE));
    }

    /** "26. November 2026"; in English "26 November 2026". */
    public String date(LocalDate date) {
        return write(german() ? "d. MMMM yyyy" : "d MMMM yyyy").format(date);
    }

    /** The day of a moment in the county's zone. */
    public String date(Instant at) {
        return date(LocalDate.ofInstant(at, ZONE));
    }

    /** "Donnerstag". */
    public String weekday(LocalDate date) {
        return weekday(date.getDayOfWeek());
    }

    /** "Donnerstag". */
    public String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, language.locale());
    }

    /** "Do". */
    public String weekdayShort(LocalDate date) {
        return weekday(date).substring(0, german() ? 2 : 3);
    }

    /** "12 Uhr", "15:10 Uhr"; in English "12:00". */
    public String time(LocalTime time) {
        return german() ? hour(time) + NBSP + "Uhr" : write("HH:mm").format(time);
    }

    /** The time of day of the first of these moments, where people live. */
    public static Optional<LocalTime> first(Stream<Instant> moments) {
        return moments.min(Comparator.naturalOrder()).map(at -> at.atZone(ZONE).toLocalTime());
    }

    /** "15–18 Uhr", "15:10–15:40 Uhr"; in English "15:00–18:00". */
    public String times(LocalTime from, LocalTime to) {
        return (german() ? hour(from) : time(from)) + "–" + time(to);
    }

    /** "Mo 18:42", for what happened within a few days. */
    public String moment(Instant at) {
        var local = at.atZone(ZONE);
        return weekdayShort(local.toLocalDate()) + " " + write("H:mm").format(local);
    }

    /** "23. November 2026, 18:42:07 Uhr MEZ": to the second and with its zone, where a moment has legal weight. */
    public String exactly(Instant at) {
        var local = at.atZone(ZONE);
        var time = write(german() ? "HH:mm:ss 'Uhr' z" : "HH:mm:ss z").format(local);
        return date(local.toLocalDate()) + ", " + time;
    }

    /** "069 1234567" after DIN 5008, abroad "+43 1 234567"; what is no number we know stays as it was written. */
    public static String phone(String written) {
        return PHONES_READ.get(written, Formats::read).shown();
    }

    /** The same for {@code href="tel:…"}: "+49691234567", and of what is no number we know its digits. */
    public static String dial(String written) {
        return PHONES_READ.get(written, Formats::read).dialled();
    }

    private static PhoneNumberFormat styleOf(PhoneNumber number) {
        return number.getCountryCode() == GERMANY ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL;
    }

    private static Phone read(String written) {
        try {
            return Optional.<PhoneNumber>of(PHONES.parse(written, "DE"))
                    .filter(PHONES::isValidNumber)
                    .map(number -> new Phone(
                            PHONES.format(number, styleOf(number)), PHONES.format(number, PhoneNumberFormat.E164)))
                    .orElseGet(() -> Phone.unknown(written));
        } catch (NumberParseException _) {
            return Phone.unknown(written);
        }
    }

    /** A number as it is read and as it is dialled. */
    private record Phone(String shown, String dialled) {
        static Phone unknown(String written) {
            return new Phone(written, written.replaceAll("[^0-9+]", ""));
        }
    }

    private boolean german() {
        return language == Language.DE;
    }

    private String decimalMark() {
        return german() ? "," : ".";
    }

    private static String hour(LocalTime time) {
        return time.getMinute() == 0
                ? Integer.toString(time.getHour())
                : "%d:%02d".formatted(time.getHour(), time.getMinute());
    }

    private String write(String format, Object value) {
        return String.format(language.locale(), format, value);
    }

    private DateTimeFormatter write(String pattern) {
        return PATTERNS.computeIfAbsent(
                language.tag() + pattern, _ -> DateTimeFormatter.ofPattern(pattern, language.locale()));
    }
}
