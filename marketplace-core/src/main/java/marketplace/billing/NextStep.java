package marketplace.billing;

import java.util.List;
import java.util.Optional;
import marketplace.billing.Charge.Form;
import marketplace.billing.Charge.State;
import marketplace.billing.Payments.Standing;

/** What the buyer must do next for her purchase to be paid. */
public sealed interface NextStep {
    /**
     * Enter a card, or pay by another means where the one charge takes it.
     *
     * @param form none while the payment house has not answered yet
     * @param failed the last one was of no use
     */
    record EnterCard(Optional<Form> form, boolean failed) implements NextStep {}

    /** Answer her bank, or whom she pays with, about one of the payments. */
    record AskBank(Charge charge, String url) implements NextStep {}

    /** Wait a moment: an answer is under way. */
    record Wait() implements NextStep {}

    /** Nothing: all is confirmed, or called off. */
    record Done() implements NextStep {}

    static NextStep of(Standing standing) {
        if (standing.isKept()) {
            return new Done();
        }
        var open = standing.charges().stream()
                .filter(charge -> !charge.state().isSettled())
                .toList();
        var bank = open.stream().filter(charge -> charge.action() != null && charge.state() == State.ACTION_REQUIRED);
        return bank.findFirst()
                .<NextStep>map(charge -> new AskBank(charge, String.valueOf(charge.action())))
                .orElseGet(() -> open.isEmpty() ? new Done() : card(standing, open));
    }

    private static NextStep card(Standing standing, List<Charge> open) {
        var failed = open.stream().anyMatch(charge -> charge.state() == State.FAILED);
        if (!standing.shared()) {
            return failed && open.getFirst().form() == null
                    ? new Done()
                    : new EnterCard(Optional.ofNullable(open.getFirst().form()), failed);
        }
        var waits = open.stream().allMatch(Charge::underWay)
                || !Payments.ready(standing).isEmpty();
        var asked = standing.method().filter(method -> method.state() == Method.State.ASKED);
        return waits
                ? new Wait()
                : new EnterCard(
                        asked.map(Method::form),
                        failed || standing.method().filter(Method::isSpent).isPresent());
    }
}
