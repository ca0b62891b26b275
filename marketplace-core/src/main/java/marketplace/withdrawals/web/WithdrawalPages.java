package marketplace.withdrawals.web;

import java.util.UUID;
import marketplace.counties.LegalText.Kind;
import marketplace.counties.LegalTexts;
import marketplace.pages.Frame;
import marketplace.pages.Pages;
import marketplace.pages.Prose;
import marketplace.pages.Sheet;
import marketplace.shared.SignedIn;
import marketplace.withdrawals.Declaration;
import marketplace.withdrawals.DeclareWithdrawal;
import marketplace.withdrawals.Withdrawal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The withdrawal function (§ 356a BGB, R33 to R39): two steps, no account, no script. Its answers are the same whether
 * an order exists or not.
 */
@Controller
public class WithdrawalPages {
    private static final int LONGEST_NUMBER = 40;

    private final DeclareWithdrawal declare;
    private final LegalTexts legal;
    private final Pages pages;

    WithdrawalPages(DeclareWithdrawal declare, LegalTexts legal, Pages pages) {
        this.declare = declare;
        this.legal = legal;
        this.pages = pages;
    }

    /** What the second step shows, and the command its button sends. */
    public record Confirming(Declaration words, UUID command) {}

    /** What was received when. */
    public record Done(Declaration words, Withdrawal withdrawal) {}

    /** A text of the county to print. */
    public record Printed(String title, String html) {}

    /** Step one, begun with the number of an order and the reader's name where they are known. */
    @GetMapping("/widerruf")
    Mono<Rendering> begin(@RequestParam(defaultValue = "") String nummer, ServerWebExchange exchange) {
        var number = nummer.substring(0, Math.min(nummer.length(), LONGEST_NUMBER));
        return SignedIn.find()
                .map(SignedIn::name)
                .defaultIfEmpty("")
                .flatMap(name -> pages.show(exchange, "withdrawals/declare", WithdrawalForm.of(name, number)));
    }

    /** Step two shows what will be declared; nothing is stored yet. */
    @PostMapping("/widerruf")
    Mono<Rendering> check(@ModelAttribute WithdrawalForm form, ServerWebExchange exchange) {
        return pages.frame(exchange)
                .flatMap(frame ->
                        form.errors(frame).isEmpty() ? confirming(form, frame, exchange) : mend(form, frame, exchange));
    }

    /** The declaration itself. Sent twice, it is one, with one moment of receipt. */
    @PostMapping("/widerruf/bestaetigen")
    Mono<Rendering> declare(@ModelAttribute WithdrawalForm form, ServerWebExchange exchange) {
        return pages.frame(exchange)
                .flatMap(frame -> form.errors(frame).isEmpty() && form.command() != null
                        ? received(form, form.command(), frame, exchange)
                        : mend(form, frame, exchange));
    }

    /** The model form of Anlage 2 (R46), to print. */
    @GetMapping("/widerruf/formular")
    Mono<Rendering> form(ServerWebExchange exchange) {
        return pages.frame(exchange)
                .flatMap(frame -> legal.get(Kind.WITHDRAWAL_FORM, frame.language())
                        .map(text -> new Printed(text.title(), html(text.body(), frame))))
                .flatMap(printed -> pages.show(exchange, "withdrawals/form", printed));
    }

    private Mono<Rendering> confirming(WithdrawalForm form, Frame frame, ServerWebExchange exchange) {
        return pages.show(exchange, "withdrawals/confirm", new Confirming(form.declaration(), frame.command()));
    }

    private Mono<Rendering> mend(WithdrawalForm form, Frame frame, ServerWebExchange exchange) {
        return pages.show(exchange, Sheet.of("withdrawals/declare", form).with(form.errors(frame)));
    }

    private Mono<Rendering> received(WithdrawalForm form, UUID command, Frame frame, ServerWebExchange exchange) {
        var words = form.declaration();
        return declare.with(command, frame.language(), words)
                .flatMap(withdrawal -> pages.show(exchange, "withdrawals/received", new Done(words, withdrawal)));
    }

    private static String html(String body, Frame frame) {
        return Prose.html(body.replace("{trader}", frame.text("withdrawals.form.trader")), frame::link);
    }
}
