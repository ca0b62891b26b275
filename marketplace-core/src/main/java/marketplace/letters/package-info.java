/** Letters by mail: queued with what they are about, written when they are sent, never lost. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "outbox",
            "pages",
            "files",
            "accounts",
            "accounts::news",
            "counties",
            "merchants",
            "merchants::news",
            "messages::news",
            "orders",
            "orders::news",
            "billing",
            "billing::news",
            "checkout",
            "dispatch::news",
            "standing",
            "standing::news",
            "withdrawals",
            "withdrawals::news",
            "compliance",
            "compliance::news"
        })
@NullMarked
package marketplace.letters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
