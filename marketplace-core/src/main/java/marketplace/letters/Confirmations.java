package marketplace.letters;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import marketplace.billing.GiroCode;
import marketplace.billing.Slip;
import marketplace.counties.LegalText;
import marketplace.counties.LegalTexts;
import marketplace.merchants.Merchant;
import marketplace.orders.OrderLine;
import marketplace.orders.TextVersion;
import marketplace.pages.Formats;
import marketplace.pages.Language;
import marketplace.pages.Prose;
import marketplace.shared.OrderId;
import marketplace.withdrawals.Instruction;
import marketplace.withdrawals.Instructions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The contract with one merchant on a durable medium (§ 312f BGB, R21): what was bought from whom for how much, the
 * instruction on withdrawal with its form in the letter itself, the texts of that day and the official notice with it.
 */
@Component
public class Confirmations implements Writer {
    private static final String TEXT = "text/plain; charset=UTF-8";

    private final OrderFiles files;
    private final LegalTexts legal;
    private final Instructions instructions;
    private final Notices notices;
    private final Stationery stationery;

    Confirmations(
            OrderFiles files, LegalTexts legal, Instructions instructions, Notices notices, Stationery stationery) {
        this.files = files;
        this.legal = legal;
        this.instructions = instructions;
        this.notices = notices;
        this.stationery = stationery;
    }

    /**
     * What its templates show.
     *
     * @param instruction none when no line can be withdrawn from
     */
    public record Confirmed(OrderFile file, @Nullable Instruction instruction) {
        public List<OrderLine> excluded() {
            return lines().filter(line -> !line.sold().withdrawable()).toList();
        }

        /** Whose right of withdrawal can end before its period does (Art. 246a § 1 Abs. 3 Nr. 2 EGBGB). */
        public List<OrderLine> endingEarly() {
            return withdrawable()
                    .filter(line -> line.sold().service() || line.sold().exclusion() != null)
                    .toList();
        }

        /** Why it cannot be withdrawn from, or not for ever: the end of a message's key. */
        public String reason(OrderLine line) {
            var exclusion = line.sold().exclusion();
            return exclusion == null ? "SERVICE" : exclusion;
        }

        public boolean hasGoods() {
            return lines().anyMatch(line -> !line.sold().service());
        }

        private Stream<OrderLine> withdrawable() {
            return lines().filter(line -> line.sold().withdrawable());
        }

        private Stream<OrderLine> lines() {
            return file.order().agreed().stream();
        }

        public Merchant merchant() {
            return file.merchant();
        }
    }

    @Override
    public boolean writes(Kind kind) {
        return kind == Kind.CONFIRMATION;
    }

    @Override
    public Mono<Words> write(Letter letter) {
        return files.find(OrderId.of(letter.about()))
                .filter(file -> file.recipient().mail() != null)
                .flatMap(file -> stationery.paper(file.language()).flatMap(paper -> words(file, paper)));
    }

    private Mono<Words> words(OrderFile file, Paper paper) {
        return Mono.zip(confirmed(file, paper), enclosures(file))
                .map(both -> new Words(
                        String.valueOf(file.recipient().mail()),
                        file.language(),
                        paper.text(
                                "letters.confirmation.subject",
                                file.order().contract().seller().name()),
                        stationery.body("confirmation", paper, both.getT1()),
                        both.getT2()));
    }

    private Mono<Confirmed> confirmed(OrderFile file, Paper paper) {
        var plain = new Confirmed(file, null);
        if (plain.withdrawable().findAny().isEmpty()) {
            return Mono.just(plain);
        }
        var online = URI.create(paper.url("/widerruf"));
        var order =
                new Instructions.Order(about(plain), Instruction.Return.BUYER_PAYS, trader(file.merchant()), online);
        return instructions.of(order, file.language()).map(instruction -> new Confirmed(file, instruction));
    }

    /** A contract over goods and services is one of sale (Art. 2 Nr. 5 of Directive 2011/83/EU). */
    private static Instruction.About about(Confirmed page) {
        return page.withdrawable().allMatch(line -> line.sold().service())
                ? Instruction.About.SERVICE
                : Instruction.About.SALE;
    }

    private Mono<List<Words.Enclosure>> enclosures(OrderFile file) {
        var texts = file.order().contract().texts();
        return Flux.fromIterable(texts)
                .concatMap(this::text)
                .map(Confirmations::enclosure)
                .collectList()
                .map(all -> Stream.of(all.stream(), notices.of(file.language()).stream(), giroCode(file).stream())
                        .flatMap(Function.identity())
                        .toList());
    }

    private static Optional<Words.Enclosure> giroCode(OrderFile file) {
        return file.slip()
                .map(Slip::code)
                .map(GiroCode::svg)
                .map(svg -> new Words.Enclosure("GiroCode.svg", "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8)));
    }

    /** The county's text in exactly the version of the contract; a merchant's own texts are not the county's. */
    private Mono<LegalText> text(TextVersion agreed) {
        return Mono.justOrEmpty(kindOf(agreed))
                .flatMap(kind -> legal.get(kind, languageOf(agreed), agreed.version()))
                .doOnNext(text -> check(text, agreed));
    }

    private static void check(LegalText text, TextVersion agreed) {
        if (!text.sha256().equals(agreed.sha256())) {
            throw new IllegalStateException("the contract was made with another " + agreed);
        }
    }

    private static Words.Enclosure enclosure(LegalText text) {
        var words = text.title() + "\n\n" + Prose.plain(text.body()) + "\n";
        return new Words.Enclosure(text.title() + ".txt", TEXT, words.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<LegalText.Kind> kindOf(TextVersion agreed) {
        var name = agreed.kind().toUpperCase(Locale.ROOT);
        return Stream.of(LegalText.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    private static Language languageOf(TextVersion agreed) {
        return Language.valueOf(agreed.language().toUpperCase(Locale.ROOT));
    }

    private static Instruction.Trader trader(Merchant merchant) {
        var profile = merchant.profile();
        var name = profile.legal().name().isEmpty()
                ? profile.name()
                : profile.legal().name();
        var address = profile.address();
        return new Instruction.Trader(
                name,
                address.street(),
                address.postcode(),
                address.town(),
                Formats.phone(profile.contact().phone()),
                profile.contact().mail());
    }
}
