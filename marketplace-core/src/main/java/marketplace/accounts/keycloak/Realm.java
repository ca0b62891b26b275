package marketplace.accounts.keycloak;

import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Map;
import marketplace.shared.web.KeycloakSettings;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** What the realm of all counties must look like; saying it twice changes nothing. */
final class Realm {
    private static final String OIDC = "openid-connect";
    private static final String AUDIENCE = "audience";
    private static final String PLACE = "order:place";
    private static final String APPS = "apps";
    private static final Map<String, List<String>> SCOPES_OF = Map.of(
            "core", List.of("feed:read", "search:ask", "payments:command"),
            "search", List.of("feed:read"),
            "payments", List.of("feed:read"));

    private final RealmResource realm;
    private final RealmSettings settings;

    Realm(RealmResource realm, RealmSettings settings) {
        this.realm = realm;
        this.settings = settings;
    }

    void bringUpToDate() {
        behaves();
        List.of("feed:read", "search:ask", "payments:command").forEach(name -> scope(scopeNamed(name)));
        scope(placing());
        SCOPES_OF.keySet().forEach(this::service);
        apps();
        pages();
    }

    private void behaves() {
        var wanted = new RealmRepresentation();
        wanted.setDisplayName("Kreismarkt");
        wanted.setRegistrationAllowed(true);
        wanted.setRegistrationEmailAsUsername(false);
        wanted.setLoginWithEmailAllowed(true);
        wanted.setSmtpServer(settings.mail());
        wanted.setVerifyEmail(!settings.mail().isEmpty());
        wanted.setResetPasswordAllowed(!settings.mail().isEmpty());
        wanted.setBruteForceProtected(true);
        wanted.setInternationalizationEnabled(true);
        wanted.setSupportedLocales(java.util.Set.of("de", "en"));
        wanted.setDefaultLocale("de");
        wanted.setPasswordPolicy("length(10) and notUsername and notEmail");
        realm.update(wanted);
    }

    private void scope(ClientScopeRepresentation wanted) {
        var known = realm.clientScopes().findAll().stream()
                .anyMatch(scope -> scope.getName().equals(wanted.getName()));
        if (!known) {
            realm.clientScopes().create(wanted).close();
        }
    }

    /** What a person is asked before an app may order in her name. */
    private static ClientScopeRepresentation placing() {
        var scope = scopeNamed(PLACE);
        scope.setAttributes(Map.of(
                "include.in.token.scope",
                "true",
                "display.on.consent.screen",
                "true",
                "consent.screen.text",
                "In Ihrem Namen kostenpflichtig bestellen / Place binding orders in your name"));
        return scope;
    }

    private static ClientScopeRepresentation scopeNamed(String name) {
        var scope = new ClientScopeRepresentation();
        scope.setName(name);
        scope.setProtocol(OIDC);
        scope.setAttributes(Map.of("include.in.token.scope", "true", "display.on.consent.screen", "false"));
        scope.setProtocolMappers(List.of(forUs()));
        return scope;
    }

    private static ProtocolMapperRepresentation forUs() {
        var mapper = new ProtocolMapperRepresentation();
        mapper.setName(AUDIENCE);
        mapper.setProtocol(OIDC);
        mapper.setProtocolMapper("oidc-audience-mapper");
        mapper.setConfig(Map.of("included.custom.audience", KeycloakSettings.AUDIENCE, "access.token.claim", "true"));
        return mapper;
    }

    private void service(String name) {
        var client = client(name);
        client.setServiceAccountsEnabled(true);
        client.setStandardFlowEnabled(false);
        client.setDefaultClientScopes(concat(List.of("basic"), SCOPES_OF.getOrDefault(name, List.of())));
        store(client);
    }

    private void pages() {
        var client = client("pages");
        client.setStandardFlowEnabled(true);
        client.setRedirectUris(settings.redirects());
        client.setWebOrigins(List.of());
        client.setProtocolMappers(List.of(forUs()));
        client.setAttributes(Map.of(
                "pkce.code.challenge.method",
                "S256",
                "post.logout.redirect.uris",
                String.join("##", settings.redirects())));
        client.setDefaultClientScopes(List.of("basic", "profile", "email"));
        store(client);
    }

    /**
     * Apps of others, which have no secret: a person signs in at Keycloak and agrees; back to an address of her own
     * machine (RFC 8252) with PKCE, or on another device (RFC 8628).
     */
    private void apps() {
        var client = client(APPS);
        client.setPublicClient(true);
        client.setConsentRequired(true);
        client.setStandardFlowEnabled(true);
        client.setRedirectUris(settings.appRedirects());
        client.setWebOrigins(List.of());
        client.setProtocolMappers(List.of(forUs()));
        client.setAttributes(
                Map.of("pkce.code.challenge.method", "S256", "oauth2.device.authorization.grant.enabled", "true"));
        client.setDefaultClientScopes(List.of("basic", "profile", "email"));
        client.setOptionalClientScopes(List.of(PLACE));
        store(client);
    }

    private ClientRepresentation client(String name) {
        var client = new ClientRepresentation();
        client.setClientId(name);
        client.setProtocol(OIDC);
        client.setPublicClient(false);
        client.setFullScopeAllowed(false);
        client.setDirectAccessGrantsEnabled(false);
        client.setSecret(settings.secrets().get(name));
        return client;
    }

    private void store(ClientRepresentation wanted) {
        var known = realm.clients().findByClientId(wanted.getClientId());
        if (known.isEmpty()) {
            realm.clients().create(wanted).close();
        } else {
            update(known.getFirst().getId(), wanted);
        }
    }

    private void update(String id, ClientRepresentation wanted) {
        try {
            realm.clients().get(id).update(wanted);
        } catch (NotFoundException _) {
            realm.clients().create(wanted).close();
        }
    }

    private static List<String> concat(List<String> some, List<String> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }
}
