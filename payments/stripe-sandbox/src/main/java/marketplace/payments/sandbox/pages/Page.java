package marketplace.payments.sandbox.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Arrays;
import marketplace.payments.sandbox.wire.Books;
import marketplace.payments.sandbox.wire.Form;
import marketplace.payments.sandbox.wire.Front;
import marketplace.payments.sandbox.wire.Refused;
import marketplace.payments.sandbox.wire.Work;
import marketplace.payments.sandbox.wire.Work.Origin;

/** A page under {@code /name/…}: shown on GET, answered on POST; a refusal becomes a sentence. */
abstract sealed class Page implements HttpHandler permits Bank, Onboarding, Till {

    private final Books books;

    Page(Books books) {
        this.books = books;
    }

    /** What a request leads to. */
    sealed interface Next {
        record Show(String title, String body) implements Next {}

        record Go(String address) implements Next {}
    }

    /** @param path the parts of the path after the page's name; @param form empty on GET */
    record Visit(String[] path, Form query, Form form, boolean answers) {
        String part(int at) {
            return at < path.length ? path[at] : "";
        }

        /** The account the path names, as the books call it. */
        String account() {
            return part(0).equals("platform") ? Work.PLATFORM : part(0);
        }
    }

    abstract Next visit(Work work, Visit visit);

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
            String[] rest = Arrays.copyOfRange(path, 1, path.length);
            String query = exchange.getRequestURI().getRawQuery();
            boolean answers = exchange.getRequestMethod().equals("POST");
            Form form = Form.parse(answers ? Front.body(exchange) : "");
            var visit = new Visit(rest, Form.parse(query == null ? "" : query), form, answers);
            switch (next(visit)) {
                case Next.Show show -> Html.show(exchange, 200, show.title, show.body);
                case Next.Go go -> Html.redirect(exchange, go.address);
            }
        } catch (Refused refused) {
            String text =
                    "<p>Das geht hier nicht weiter. · This cannot go on.</p><p>" + Html.escape(refused.getMessage());
            Html.show(exchange, refused.status(), "Nicht möglich · Not possible", text);
        }
    }

    private Next next(Visit visit) {
        return books.change(Origin.NOBODY, work -> visit(work, visit));
    }
}
