package marketplace.dispatch.personal;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import marketplace.shared.Scope;
import marketplace.shared.Sql;
import marketplace.shared.personal.PersonalData;
import marketplace.shared.personal.Section;
import marketplace.shared.personal.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What was brought to a resident. A delivery is found by her account in its key; erased, it is found by itself alone. */
@Component
class DeliveriesKept implements PersonalData {
    private final Sql sql;

    DeliveriesKept(Sql sql) {
        this.sql = sql;
    }

    /**
     * A delivery to her.
     *
     * @param place where she lives
     * @param pickupPoint where it waits for her; none when it comes to the door
     * @param tries how often nobody was there
     */
    record KeptDelivery(
            UUID delivery,
            LocalDate day,
            String place,
            @Nullable String pickupPoint,
            int tries) {}

    @Override
    public String name() {
        return "deliveries";
    }

    @Override
    public Set<String> tables() {
        return Set.of("dispatch.delivery");
    }

    @Override
    public Class<KeptDelivery> entry() {
        return KeptDelivery.class;
    }

    @Override
    public Mono<Section> of(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("deliveries-kept.of", """
                    select id, day, place, point, tries from dispatch.delivery
                    where county = :county and key like '%/' || :account || '/%' order by day desc, id limit :most
                    """)
                        .bind("county", scope.county())
                        .bind("account", whose.account().toString())
                        .bind("most", Section.MOST + 1)
                        .list(row -> new KeptDelivery(
                                row.uuid("id"),
                                row.date("day"),
                                row.text("place"),
                                row.findText("point"),
                                row.count("tries"))))
                .map(Section::of);
    }

    @Override
    public Mono<Void> erase(Whose whose) {
        return Scope.current()
                .flatMap(scope -> sql.named("deliveries-kept.erase", """
                    update dispatch.delivery set key = regexp_replace(key, :account || '/[0-9a-f-]+', id::text)
                    where county = :county and key like '%/' || :account || '/%'
                    """)
                        .bind("county", scope.county())
                        .bind("account", whose.account().toString())
                        .run());
    }
}
