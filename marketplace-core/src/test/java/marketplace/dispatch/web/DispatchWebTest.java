package marketplace.dispatch.web;

import static marketplace.merchants.Stall.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import marketplace.TestTokens;
import marketplace.Visits;
import marketplace.accounts.Accounts;
import marketplace.accounts.Accounts.Identity;
import marketplace.accounts.GrantRole;
import marketplace.checkout.Owner;
import marketplace.dispatch.BringAgain.Then;
import marketplace.dispatch.DriveTour;
import marketplace.dispatch.GiveTour;
import marketplace.dispatch.PlanTours;
import marketplace.dispatch.RoadTest;
import marketplace.dispatch.Tour;
import marketplace.orders.Order;
import marketplace.orders.Purchase;
import marketplace.outbox.web.Idempotent;
import marketplace.shared.SignedIn.Grant;
import marketplace.shared.SignedIn.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** The dispatcher's desk, the courier's phone and the resident's page, and who may not. */
class DispatchWebTest extends RoadTest {
    @Autowired
    PlanTours plan;

    @Autowired
    GiveTour give;

    @Autowired
    DriveTour drive;

    @Autowired
    Accounts accounts;

    @Autowired
    GrantRole grantRole;

    Person berger;
    Purchase purchase;

    @BeforeEach
    void something_packed() {
        berger = person(ERLENGRUND);
        purchase = ordered(
                new Owner(berger.account(), null), 0, Map.of(selling(kern, 480, 9), 1, selling(rau, 690, 9), 1));
        packed(purchase);
    }

    @Test
    void the_dispatcher_plans_gives_and_moves_without_a_script() {
        var day = "/disposition/" + day();

        post(lorenz, day + "/planen", Map.of());
        var planned = html(lorenz, day);
        var tour = tour();
        post(
                lorenz,
                day + "/geben",
                Map.of("tour", tour.id().toString(), "courier", hansen.account().toString()));
        post(lorenz, day + "/verschieben", Map.of("job", tour.id() + "_" + door(), "to", "earlier"));

        assertThat(planned).contains(", Wagen 1", "Weidenbach, Lindenweg 7", "Warum hier?", "2 von 2 gepackt");
        assertThat(html(lorenz, day)).contains("Vera Berger, vergeben");
    }

    @Test
    void the_courier_loads_rings_asks_for_the_pin_and_hands_over() {
        var tour = given();
        var path = "/tour/" + tour.id();

        var before = html(hansen, path);
        post(hansen, path + "/beginnen", Map.of());
        var loading = html(hansen, path);
        for (var stop : tour.stops().stream().filter(one -> one.isLoad()).toList()) {
            post(hansen, path + "/halt/" + stop.key() + "/laden", Map.of());
        }
        post(hansen, path + "/halt/" + door() + "/uebergeben", handing(purchase.pin()));

        assertThat(before).contains("Tour beginnen");
        assertThat(loading).contains("geo:", "Alles geladen");
        assertThat(ordersOf(purchase)).extracting(order -> order.state().name()).containsOnly("HANDED_OVER");
    }

    @Test
    void a_wrong_pin_is_said_beside_its_field() {
        var tour = driven();
        upToHerDoor(tour);
        var wrong = purchase.pin().equals("0000") ? "0001" : "0000";

        var page = hansen.browser()
                .post()
                .uri("/tour/%s/halt/%s/uebergeben".formatted(tour.id(), door()))
                .body(BodyInserters.fromFormData(with(hansen, handing(wrong))))
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(page).contains("f-pin-e");
    }

    @Test
    void handing_over_nothing_is_said_at_the_stop_and_what_is_no_order_is_no_failure_of_ours() {
        var tour = driven();
        upToHerDoor(tour);
        var path = "/tour/%s/halt/%s/uebergeben".formatted(tour.id(), door());

        var page = Visits.mended(Visits.send(hansen, path, Map.of("pin", purchase.pin())));
        Visits.send(hansen, path, Map.of("pin", purchase.pin(), "order", "none"))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        Visits.send(lorenz, "/disposition/" + day() + "/verschieben", Map.of("to", "earlier"))
                .expectStatus()
                .isSeeOther();
        Visits.send(lorenz, "/disposition/" + day() + "/verschieben", Map.of("job", "x_y", "to", "earlier"))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);

        assertThat(page).contains("f-pin-e", "name=\"pin\"");
    }

    @Test
    void the_day_still_shows_a_tour_whose_delivery_has_moved_on_to_another() {
        var day = day();
        var tour = driven();

        as(courier(), drive.missed(tour.id(), door(), Then.NEXT_DAY));

        assertThat(day()).isNotEqualTo(day);
        assertThat(html(lorenz, "/disposition/" + day)).contains("niemand da");
    }

    @Test
    void the_resident_sees_the_courier_come_and_nobody_else_does() {
        driven();
        var path = "/einkauf/" + purchase.id();

        assertThat(html(berger, path)).contains("Der Zusteller ist unterwegs", "data-follow=\"" + path + "/neues\"");
        for (var other : List.of(stranger(ERLENGRUND), lorenz.browser(), stranger(HOHENFELS))) {
            other.get().uri(path + "/neues").exchange().expectStatus().isNotFound();
        }
    }

    @Test
    void the_stream_of_a_purchase_begins_with_a_look() {
        var first = berger.browser()
                .get()
                .uri("/einkauf/" + purchase.id() + "/neues")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody()
                .blockFirst();

        assertThat(first.event()).isEqualTo("look");
    }

    @Test
    void pages_of_work_open_to_nobody_else() {
        var tour = given();
        var residents = List.of(person(ERLENGRUND), person(HOHENFELS, new Grant(Role.DISPATCHER, null)));
        var otherCourier = person(ERLENGRUND, new Grant(Role.COURIER, null));

        refused(residents.getFirst().browser(), "/disposition/" + day(), HttpStatus.FORBIDDEN);
        refused(hansen.browser(), "/disposition/" + day(), HttpStatus.FORBIDDEN);
        refused(lorenz.browser(), "/tour/" + tour.id(), HttpStatus.FORBIDDEN);
        refused(otherCourier.browser(), "/tour/" + tour.id(), HttpStatus.NOT_FOUND);
        refused(stranger(ERLENGRUND), "/disposition/" + day(), HttpStatus.UNAUTHORIZED);
        assertThat(html(residents.getLast(), "/disposition/" + day())).doesNotContain("Lindenweg");
    }

    @Test
    void over_the_api_the_dispatcher_plans_once_per_key_and_sees_deliveries_without_names() {
        var client = machine(Role.DISPATCHER);
        var key = UUID.randomUUID().toString();

        var first = planned(client, key);
        var again = planned(client, key);
        var list = text(client, "/api/v1/deliveries?day=" + day());

        assertThat(again).isEqualTo(first).contains("\"state\":\"PLANNED\"");
        assertThat(list).contains(purchaseOrders().getFirst()).doesNotContain("Berger", "Lindenweg");
    }

    @Test
    void over_the_api_nobody_else_plans_gives_drives_or_follows() {
        var tour = given();
        var courier = machine(Role.COURIER);
        var resident = client(TestTokens.of(UUID.randomUUID().toString()));

        for (var path : List.of("/api/v1/deliveries?day=" + day(), "/api/v1/tours?day=" + day(), "/api/v1/couriers")) {
            status(stranger(ERLENGRUND), HttpMethod.GET, path, null, HttpStatus.UNAUTHORIZED);
            status(resident, HttpMethod.GET, path, null, HttpStatus.FORBIDDEN);
            status(courier, HttpMethod.GET, path, null, HttpStatus.FORBIDDEN);
        }
        var giving = Map.of("courier", hansen.account().toString());
        status(resident, HttpMethod.PUT, "/api/v1/tours/" + tour.id() + "/courier", giving, HttpStatus.FORBIDDEN);
        var moving = Map.of("stop", door(), "to", "earlier");
        status(resident, HttpMethod.POST, "/api/v1/tours/" + tour.id() + "/moves", moving, HttpStatus.FORBIDDEN);
        status(courier, HttpMethod.GET, "/api/v1/my-tours/" + tour.id(), null, HttpStatus.NOT_FOUND);
        status(courier, HttpMethod.POST, "/api/v1/my-tours/" + tour.id() + "/start", null, HttpStatus.NOT_FOUND);
        status(resident, HttpMethod.GET, "/api/v1/my-tours", null, HttpStatus.FORBIDDEN);
        status(
                resident,
                HttpMethod.GET,
                "/api/v1/purchases/" + purchase.id() + "/deliveries",
                null,
                HttpStatus.NOT_FOUND);
        status(
                resident,
                HttpMethod.POST,
                "/api/v1/purchases/" + purchase.id() + "/fetched",
                null,
                HttpStatus.NOT_FOUND);
    }

    private String planned(WebTestClient client, String key) {
        return client.post()
                .uri("/api/v1/tours")
                .header(Idempotent.HEADER, key)
                .bodyValue(Map.of("day", day()))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private Tour tour() {
        var delivery = deliveriesOf(purchase).getFirst();
        return in(ERLENGRUND, () -> tours.get(delivery.tour()));
    }

    private Tour given() {
        as(dispatcher(), plan.of(deliveriesOf(purchase).getFirst().day()));
        return as(dispatcher(), give.to(tour().id(), hansen.account()));
    }

    private Tour driven() {
        return as(courier(), drive.start(given().id()));
    }

    /** Whatever lies before it is behind her. */
    private void upToHerDoor(Tour tour) {
        for (var stop : tour.stops()) {
            if (stop.key().equals(door())) {
                return;
            }
            as(
                    courier(),
                    stop.isLoad()
                            ? drive.load(tour.id(), stop.key())
                            : drive.missed(tour.id(), stop.key(), Then.NEXT_DAY));
        }
    }

    private String day() {
        return deliveriesOf(purchase).getFirst().day().toString();
    }

    private String door() {
        return "door-" + deliveriesOf(purchase).getFirst().id();
    }

    private List<String> purchaseOrders() {
        return ordersOf(purchase).stream().map(Order::id).map(Object::toString).toList();
    }

    private MultiValueMap<String, String> handing(String pin) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("pin", pin);
        purchaseOrders().forEach(id -> form.add("order", id));
        return form;
    }

    private static MultiValueMap<String, String> with(Person person, MultiValueMap<String, String> form) {
        var all = new LinkedMultiValueMap<>(form);
        all.add("csrf", person.csrf());
        return all;
    }

    private static void post(Person person, String path, Map<String, String> fields) {
        var form = new LinkedMultiValueMap<String, String>();
        fields.forEach(form::add);
        post(person, path, form);
    }

    private static void post(Person person, String path, MultiValueMap<String, String> form) {
        person.browser()
                .post()
                .uri(path)
                .body(BodyInserters.fromFormData(with(person, form)))
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.SEE_OTHER);
    }

    private static String html(Person person, String path) {
        return person.browser()
                .get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static void refused(WebTestClient client, String path, HttpStatus expected) {
        client.get().uri(path).exchange().expectStatus().isEqualTo(expected);
    }

    private WebTestClient machine(Role role) {
        var subject = UUID.randomUUID().toString();
        var identity = new Identity(subject, "Vera", "Lorenz", subject + "@example.org", false);
        var account = in(ERLENGRUND, () -> accounts.signIn(identity));
        in(ERLENGRUND, () -> grantRole.to(account, new Grant(role, null)));
        return client(TestTokens.of(subject));
    }

    private WebTestClient client(String token) {
        return stranger(ERLENGRUND)
                .mutate()
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
    }

    private static String text(WebTestClient client, String path) {
        return client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static void status(WebTestClient client, HttpMethod method, String path, Object body, HttpStatus expected) {
        var asking = client.method(method).uri(path);
        if (body != null) {
            asking.bodyValue(body);
        }
        asking.exchange().expectStatus().isEqualTo(expected);
    }
}
