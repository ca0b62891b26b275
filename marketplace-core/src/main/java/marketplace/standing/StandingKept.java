package marketplace.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import marketplace.orders.Recipient;
import marketplace.shared.Row;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.personal.PersonalData;
import marketplace.shared.personal.Section;
import marketplace.shared.personal.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A resident's standing orders. With her account they end; what was bought by them stays with her purchases. */
@Component
class StandingKept implements PersonalData {
    private final Sql sql;
    private final StandingOrders orders;

    StandingKept(Sql sql, StandingOrders orders) {
        this.sql = sql;
        this.orders = orders;
    }

    /**
     * A standing order; prices in cents.
     *
     * @param recipient who gets it
     * @param pickupPoint where it waits for her; none when it comes to the door
     * @param nextDay the delivery that comes; none once it has ended
     * @param againFromDay until when it was paused
     * @param reason why it was ended, where one was given
     */
    record KeptStanding(
            String number,
            Instant agreedAt,
            KeptRecipient recipient,
            String place,
            @Nullable String pickupPoint,
            String payBy,
            List<KeptLine> lines,
            @Nullable LocalDate nextDay,
            @Nullable LocalDate againFromDay,
            @Nullable Instant endedAt,
            @Nullable String reason,
            List<KeptRun> runs) {}

    /** Who gets it. */
    record KeptRecipient(
            String givenName,
            String familyName,
            String street,
            String postcode,
            String town,
            @Nullable String mail,
            @Nullable String phone,
            @Nullable String note) {
        static KeptRecipient of(Recipient one) {
            return new KeptRecipient(
                    one.givenName(),
                    one.familyName(),
                    one.street(),
                    one.postcode(),
                    one.town(),
                    one.mail(),
                    one.phone(),
                    one.note());
        }
    }

    /**
     * A line of it.
     *
     * @param agreedCents what one costs at most
     * @param instead NEVER, ASK or SAME_OR_CHEAPER: what is to come when it is not there
     * @param wish what she wishes of it
     */
    record KeptLine(
            UUID variant,
            String name,
            int pieces,
            String rhythm,
            LocalDate firstDay,
            long agreedCents,
            String instead,
            String wish) {
        static KeptLine of(StandingLine line) {
            return new KeptLine(
                    line.variant().value(),
                    line.name(),
                    line.pieces(),
                    line.rhythm().name(),
                    line.from(),
                    line.agreed().minor(),
                    line.wish().instead().name(),
                    line.wish().note());
        }
    }

    /**
     * What became of a delivery.
     *
     * @param purchase what was bought
     */
    record KeptRun(LocalDate day, String outcome, @Nullable UUID purchase) {}

    @Override
    public String name() {
        return "standingOrders";
    }

    @Override
    public Set<String> tables() {
        return Set.of("standing.contract", "standing.run");
    }

    @Override
    public Class<KeptStanding> entry() {
        return KeptStanding.class;
    }

    @Override
    public Mono<Section> of(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("standing-kept.of", """
                    select %s, array(select concat_ws('/', day, outcome, purchase) from standing.run r
                      where r.county = c.county and r.contract = c.id order by day desc limit :most) as runs
                    from standing.contract c where county = :county and account = :account order by id desc limit :most
                    """.formatted(StandingOrders.COLUMNS))
                        .bind("county", scope.county())
                        .bind("account", whose.account())
                        .bind("most", Section.MOST + 1)
                        .list(this::kept))
                .map(Section::of);
    }

    @Override
    public Mono<Void> erase(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("standing-kept.erase", """
                    delete from standing.contract where county = :county and account = :account
                    """)
                        .bind("county", scope.county())
                        .bind("account", whose.account())
                        .run());
    }

    private KeptStanding kept(Row row) {
        var order = orders.order(row);
        return new KeptStanding(
                order.number().value(),
                order.agreedAt(),
                KeptRecipient.of(order.recipient()),
                order.terms().place().value(),
                order.terms().point(),
                order.terms().payBy().name(),
                order.lines().stream().map(KeptLine::of).toList(),
                order.course().next(),
                order.course().pausedUntil(),
                order.course().endedAt(),
                order.course().reason(),
                row.texts("runs").stream().map(StandingKept::run).toList());
    }

    private static KeptRun run(String stored) {
        var parts = stored.split("/");
        return new KeptRun(LocalDate.parse(parts[0]), parts[1], parts.length < 3 ? null : UUID.fromString(parts[2]));
    }
}
