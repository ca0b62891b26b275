package marketplace.withdrawals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import marketplace.CoreTest;
import marketplace.pages.Language;
import marketplace.withdrawals.Instruction.About;
import marketplace.withdrawals.Instruction.Return;
import marketplace.withdrawals.Instruction.Trader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class InstructionsTest extends CoreTest {
    private static final Trader POTTER = new Trader(
            "Töpferei Lehm", "Am Brunnen 3", "99998", "Weidenbach", "030 23125 201", "toepferei@example.org");
    private static final URI ONLINE = URI.create("https://markt.example.org/widerruf");

    @Autowired
    private Instructions instructions;

    @ParameterizedTest
    @EnumSource(About.class)
    void every_kind_of_order_has_its_instruction_with_no_blank_left(About about) {
        for (var language : Language.values()) {
            var made = in(ERLENGRUND, () -> instructions.of(order(about, Return.BUYER_PAYS), language));

            assertThat(made.text()).contains("Töpferei Lehm", ONLINE.toString()).doesNotContain("{");
            assertThat(made.form()).contains("toepferei@example").doesNotContain("{");
        }
    }

    @Test
    void goods_delivered_apart_count_from_the_last_one() {
        var text = german(order(About.SEPARATE_GOODS, Return.BUYER_PAYS));

        assertThat(text).contains("die letzte Ware in Besitz genommen", "unmittelbaren Kosten der Rücksendung");
    }

    @Test
    void who_collects_the_goods_may_not_keep_the_money_until_then() {
        var text = german(order(About.SALE, Return.COLLECTED));

        assertThat(text).contains("Wir holen die Waren ab.").doesNotContain("Rückzahlung verweigern", "zurückzusenden");
    }

    @Test
    void a_service_begun_early_is_paid_in_part() {
        var text = german(order(About.SERVICE, Return.BUYER_PAYS));

        assertThat(text)
                .contains("des Vertragsabschlusses.", "angemessenen Betrag")
                .doesNotContain("Waren zurück");
    }

    @Test
    void the_online_function_stands_in_the_official_words() {
        var text = german(order(About.SALE, Return.MERCHANT_PAYS));

        assertThat(text)
                .contains("Sie können Ihr Widerrufsrecht auch online unter https://markt.example.org/widerruf ausüben."
                        + " Wenn Sie diese Online-Funktion nutzen, übermitteln wir Ihnen auf einem dauerhaften"
                        + " Datenträger");
    }

    private String german(Instructions.Order order) {
        return in(ERLENGRUND, () -> instructions.of(order, Language.DE)).text();
    }

    private static Instructions.Order order(About about, Return back) {
        return new Instructions.Order(about, back, POTTER, ONLINE);
    }
}
