/** The withdrawal function of § 356a BGB: declarations as received, the merchants' cases, periods and due dates. */
@ApplicationModule(
        allowedDependencies = {"shared", "outbox", "pages", "files", "counties", "merchants", "orders", "orders::news"})
@NullMarked
package marketplace.withdrawals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
