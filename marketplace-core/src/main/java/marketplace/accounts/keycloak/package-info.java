/** Brings the realm up to date at start, over Keycloak's own admin client. */
@NamedInterface("keycloak")
@NullMarked
package marketplace.accounts.keycloak;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
