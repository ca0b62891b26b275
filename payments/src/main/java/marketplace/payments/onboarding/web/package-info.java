/** The merchants' accounts over HTTP. */
@NullMarked
package marketplace.payments.onboarding.web;

import org.jspecify.annotations.NullMarked;
