package marketplace.payments.sandbox.objects;

import java.util.List;
import marketplace.payments.sandbox.wire.Call;
import marketplace.payments.sandbox.wire.Form;
import marketplace.payments.sandbox.wire.Json;
import marketplace.payments.sandbox.wire.Listing;
import marketplace.payments.sandbox.wire.Refused;
import marketplace.payments.sandbox.wire.Routes;
import marketplace.payments.sandbox.wire.Work;
import tools.jackson.databind.node.ObjectNode;

/** Connected accounts, and the link by which their owner completes them. */
public final class Accounts {

    private static final long LINK_SECONDS = 300;
    private static final List<String> DUE = List.of(
            "business_profile.url",
            "external_account",
            "representative.first_name",
            "representative.last_name",
            "tos_acceptance.date",
            "tos_acceptance.ip");

    private final String base;

    /** @param base the sandbox's own address, without a slash at the end */
    public Accounts(String base) {
        this.base = base;
    }

    public void addTo(Routes routes) {
        routes.post("/v1/accounts", this::create)
                .get("/v1/accounts", call -> Listing.page(call, "account", "/v1/accounts", _ -> true))
                .get("/v1/accounts/{id}", call -> call.subject("account"))
                .post("/v1/accounts/{id}", this::update)
                .delete("/v1/accounts/{id}", this::delete)
                .get("/v1/account", this::own)
                .post("/v1/account_links", this::link);
    }

    private ObjectNode create(Call call) {
        Form form = call.form();
        ObjectNode account = call.work().fresh("account", "acct");
        account.put("country", form.text("country").orElse("DE"));
        form.copy(account, "email", "business_type");
        form.mergeMetadata(account);
        account.set("controller", controller(form));
        account.putObject("business_profile").setAll(profile(form));
        form.tree("capabilities")
                .propertyNames()
                .forEach(name -> account.withObject("capabilities").put(name, "inactive"));
        account.set("external_accounts", Listing.list(List.of(), false, url(account) + "/external_accounts"));
        account.set("settings", settings());
        require(account, DUE, "requirements.past_due");
        call.work().on(Json.text(account, "id")).emit("account.updated", account);
        return account;
    }

    private ObjectNode update(Call call) {
        ObjectNode account = call.subject("account");
        call.form().copy(account, "email", "business_type");
        call.form().mergeMetadata(account);
        call.form()
                .eachText(
                        "business_profile",
                        (name, value) -> account.withObject("business_profile").put(name, value));
        String state = account.path("charges_enabled").asBoolean(false) ? "active" : "inactive";
        call.form()
                .tree("capabilities")
                .propertyNames()
                .forEach(name -> account.withObject("capabilities").put(name, state));
        return changed(call.work(), account);
    }

    private ObjectNode delete(Call call) {
        ObjectNode account = call.subject("account");
        account.put("deleted", true);
        call.work().save(account);
        return deleted(account, "account");
    }

    static ObjectNode deleted(ObjectNode object, String kind) {
        return Json.object()
                .put("id", Json.text(object, "id"))
                .put("object", kind)
                .put("deleted", true);
    }

    private ObjectNode own(Call call) {
        if (!call.work().account().isEmpty()) {
            return call.work().on(Work.PLATFORM).get("account", call.work().account());
        }
        ObjectNode platform = Json.object();
        platform.put("id", "acct_platform").put("object", "account").put("charges_enabled", true);
        platform.put("details_submitted", true)
                .put("payouts_enabled", true)
                .put("type", "standard")
                .putNull("email");
        return platform.put("country", "DE").put("default_currency", "eur");
    }

    private ObjectNode link(Call call) {
        ObjectNode account = call.work().get("account", call.form().need("account"));
        call.form().need("type");
        String token = Work.secret(20);
        account.put("_link", token).put("_linkEnds", call.work().now() + LINK_SECONDS);
        account.put("_return", call.form().need("return_url"))
                .put("_refresh", call.form().need("refresh_url"));
        call.work().save(account);
        ObjectNode link = Json.object()
                .put("object", "account_link")
                .put("created", call.work().now());
        link.put("expires_at", call.work().now() + LINK_SECONDS);
        return link.put("url", base + "/onboarding/" + Json.text(account, "id") + "/" + token);
    }

    /** The account a link leads to; a link serves once and for five minutes. */
    public ObjectNode linked(Work work, String id, String token) {
        ObjectNode account = work.get("account", id);
        if (!token.equals(Json.text(account, "_link")) || Json.number(account, "_linkEnds") < work.now()) {
            throw Refused.state("account_link_expired", "The link has expired.");
        }
        return account;
    }

    /** Everything asked for has been given: the account may charge and is paid out. */
    public ObjectNode complete(Work work, ObjectNode account) {
        account.put("charges_enabled", true).put("payouts_enabled", true).put("details_submitted", true);
        account.remove("_link");
        ObjectNode capabilities = account.withObject("capabilities");
        List.copyOf(capabilities.propertyNames()).forEach(name -> capabilities.put(name, "active"));
        account.set(
                "external_accounts", Listing.list(List.of(bank(account)), false, url(account) + "/external_accounts"));
        require(account, List.of(), "");
        return changed(work, account);
    }

    /** Stripe asks for more and stops charges meanwhile. */
    public ObjectNode restrict(Work work, ObjectNode account) {
        account.put("charges_enabled", false).put("payouts_enabled", false);
        ObjectNode capabilities = account.withObject("capabilities");
        List.copyOf(capabilities.propertyNames()).forEach(name -> capabilities.put(name, "inactive"));
        require(account, List.of("individual.verification.document"), "requirements.past_due");
        return changed(work, account);
    }

    private static ObjectNode changed(Work work, ObjectNode account) {
        work.on(Work.PLATFORM).save(account);
        work.on(Json.text(account, "id")).emit("account.updated", account);
        return account;
    }

    private static ObjectNode controller(Form form) {
        ObjectNode controller = Json.object().put("type", "application").put("is_controller", true);
        controller
                .putObject("fees")
                .put("payer", form.text("controller.fees.payer").orElse("account"));
        controller
                .putObject("losses")
                .put("payments", form.text("controller.losses.payments").orElse("stripe"));
        controller.put(
                "requirement_collection",
                form.text("controller.requirement_collection").orElse("stripe"));
        controller
                .putObject("stripe_dashboard")
                .put("type", form.text("controller.stripe_dashboard.type").orElse("full"));
        return controller;
    }

    private static ObjectNode profile(Form form) {
        ObjectNode profile = Json.object();
        List.of("mcc", "name", "support_address", "support_email", "support_phone", "support_url", "url")
                .forEach(name ->
                        profile.put(name, form.text("business_profile." + name).orElse(null)));
        return profile.putNull("minority_owned_business_designation");
    }

    private static ObjectNode settings() {
        ObjectNode settings = Json.object();
        nulls(settings.putObject("branding"), "icon", "logo", "primary_color", "secondary_color");
        String prefix = "statement_descriptor_prefix";
        nulls(settings.putObject("card_payments"), prefix, prefix + "_kana", prefix + "_kanji");
        settings.putObject("dashboard").putNull("display_name").put("timezone", "Europe/Berlin");
        String words = "statement_descriptor";
        nulls(
                settings.putObject("payments"),
                words,
                words + "_kana",
                words + "_kanji",
                prefix + "_kana",
                prefix + "_kanji");
        return settings;
    }

    private static void nulls(ObjectNode object, String... names) {
        List.of(names).forEach(object::putNull);
    }

    private static ObjectNode bank(ObjectNode account) {
        ObjectNode bank = Json.object().put("id", "ba_" + Work.secret(24)).put("object", "bank_account");
        bank.put("account", Json.text(account, "id"))
                .put("country", "DE")
                .put("currency", "eur")
                .put("last4", "3000");
        bank.put("bank_name", "STRIPE TEST BANK").put("status", "new").put("default_for_currency", true);
        for (String name : List.of(
                "account_holder_name", "account_holder_type", "account_type", "fingerprint", "routing_number")) {
            bank.putNull(name);
        }
        return bank;
    }

    private static void require(ObjectNode account, List<String> due, String reason) {
        for (String when : List.of("requirements", "future_requirements")) {
            ObjectNode requirements =
                    account.putObject(when).putNull("current_deadline").putNull("disabled_reason");
            for (String name : List.of(
                    "alternatives", "errors", "pending_verification", "currently_due", "eventually_due", "past_due")) {
                requirements.putArray(name);
            }
        }
        ObjectNode now = account.withObject("requirements");
        due.forEach(what -> {
            now.withArray("currently_due").add(what);
            now.withArray("eventually_due").add(what);
            now.withArray("past_due").add(what);
        });
        if (!reason.isEmpty()) {
            now.put("disabled_reason", reason);
        }
    }

    private static String url(ObjectNode account) {
        return "/v1/accounts/" + Json.text(account, "id");
    }
}
