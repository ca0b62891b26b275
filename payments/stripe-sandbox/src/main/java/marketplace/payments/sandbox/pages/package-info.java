/** What a person sees at Stripe: onboarding, 3-D Secure, hosted checkout. */
@NullMarked
package marketplace.payments.sandbox.pages;

import org.jspecify.annotations.NullMarked;
