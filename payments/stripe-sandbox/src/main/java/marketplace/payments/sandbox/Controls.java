package marketplace.payments.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import marketplace.payments.sandbox.hooks.Endpoint;
import marketplace.payments.sandbox.hooks.Endpoints;
import marketplace.payments.sandbox.hooks.Webhooks;
import marketplace.payments.sandbox.objects.Accounts;
import marketplace.payments.sandbox.objects.Balances;
import marketplace.payments.sandbox.objects.Disputes;
import marketplace.payments.sandbox.wire.Agenda;
import marketplace.payments.sandbox.wire.Books;
import marketplace.payments.sandbox.wire.Faults;
import marketplace.payments.sandbox.wire.Form;
import marketplace.payments.sandbox.wire.Front;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Refused;
import marketplace.payments.sandbox.wire.Work;
import marketplace.payments.sandbox.wire.Work.Origin;
import tools.jackson.databind.node.ObjectNode;

/** What tests and demonstrations may do to the sandbox, under {@code /sandbox/}: time, misfortune, disputes, payouts. */
final class Controls implements HttpHandler {

    private final Books books;
    private final Agenda agenda;
    private final Faults faults;
    private final Webhooks webhooks;
    private final Endpoints endpoints;
    private final Accounts accounts;

    Controls(Books books, Agenda agenda, Faults faults, Webhooks webhooks, Endpoints endpoints, Accounts accounts) {
        this.books = books;
        this.agenda = agenda;
        this.faults = faults;
        this.webhooks = webhooks;
        this.endpoints = endpoints;
        this.accounts = accounts;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String what = exchange.getRequestMethod()
                    + exchange.getRequestURI().getPath().substring("/sandbox".length());
            try {
                answer(exchange, 200, control(what, Form.parse(Front.body(exchange))));
            } catch (Refused refused) {
                answer(exchange, refused.status(), refused.error());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ObjectNode control(String what, Form form) throws IOException, InterruptedException {
        switch (what) {
            case "GET/health" -> {}
            case "POST/clock" -> advance(form.needNumber("seconds"));
            case "POST/faults" -> faults.order(form);
            case "DELETE/faults" -> faults.clear();
            case "POST/webhooks/faults" -> webhooks.order(form);
            case "DELETE/webhooks/faults" -> webhooks.clear();
            case "POST/webhooks/platform" -> endpoints.platform(endpoint(form));
            case "POST/webhooks/connect" -> endpoints.connect(endpoint(form));
            case "POST/webhooks/forge" -> {
                return state().put("status", forge(form));
            }
            case "POST/disputes" ->
                on(form, work -> {
                    Disputes.open(work, form.need("charge"), form.text("reason").orElse("fraudulent"));
                    return state();
                });
            case "POST/payouts" -> {
                return on(form, Balances::payOutAll);
            }
            case "POST/fund" ->
                on(form, work -> {
                    Balances.fund(work, form.needNumber("amount"));
                    return state();
                });
            case "POST/accounts/complete" -> owned(form, accounts::complete);
            case "POST/accounts/restrict" -> owned(form, accounts::restrict);
            default -> throw Refused.unknown("control", what);
        }
        return state();
    }

    private void advance(long seconds) {
        books.advance(Duration.ofSeconds(seconds));
        agenda.run();
    }

    private static Endpoint endpoint(Form form) {
        return new Endpoint(URI.create(form.need("url")), form.need("secret"));
    }

    private int forge(Form form) throws IOException, InterruptedException {
        byte[] body = form.need("body").getBytes(StandardCharsets.UTF_8);
        return webhooks.forge(form.text("account").orElse(Work.PLATFORM), body, books.now());
    }

    private void owned(Form form, BiFunction<Work, ObjectNode, ObjectNode> deed) {
        books.change(Origin.NOBODY, work -> deed.apply(work, work.get("account", form.need("account"))));
    }

    private ObjectNode on(Form form, Function<Work, ObjectNode> deed) {
        ObjectNode result = books.change(
                Origin.NOBODY, work -> deed.apply(work.on(form.text("account").orElse(Work.PLATFORM))));
        return Json.visible(result);
    }

    private ObjectNode state() {
        return Json.object().put("ok", true).put("now", books.now()).put("webhooks_waiting", webhooks.waiting());
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = Json.bytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
