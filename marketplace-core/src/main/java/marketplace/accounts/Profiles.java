package marketplace.accounts;

import marketplace.accounts.Profile.Address;
import marketplace.shared.Row;
import marketplace.shared.SignedIn;
import marketplace.shared.Sql;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One's own profile; nobody else's. */
@Component
public class Profiles {
    private final Sql sql;

    Profiles(Sql sql) {
        this.sql = sql;
    }

    public Mono<Profile> mine() {
        return SignedIn.get()
                .flatMap(me -> sql.named("profiles.mine", """
                    select given_name, family_name, mail, coalesce(phone, '') as phone, coalesce(street, '') as street,
                      coalesce(postcode, '') as postcode, coalesce(place, '') as place
                    from accounts.person where county = :county and account = :account
                    """)
                        .bind("county", me.county())
                        .bind("account", me.account())
                        .find(Profiles::profile));
    }

    public Mono<Void> moveTo(Address address) {
        return SignedIn.get()
                .flatMap(me -> sql.named("profiles.move", """
                    update accounts.person set phone = :phone, street = :street, postcode = :postcode, place = :place
                    where county = :county and account = :account
                    """)
                        .bind("phone", address.phone())
                        .bind("street", address.street())
                        .bind("postcode", address.postcode())
                        .bind("place", address.place())
                        .bind("county", me.county())
                        .bind("account", me.account())
                        .run());
    }

    private static Profile profile(Row row) {
        var address = new Address(row.text("phone"), row.text("street"), row.text("postcode"), row.text("place"));
        return new Profile(row.text("given_name"), row.text("family_name"), row.text("mail"), address);
    }
}
