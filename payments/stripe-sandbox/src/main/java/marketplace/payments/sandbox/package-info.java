/**
 * A stand-in that speaks Stripe's protocol (API 2026-07-29.dahlia) for local runs and tests: it moves no money, accepts
 * test keys alone, listens on loopback alone and must never serve production.
 */
@NullMarked
package marketplace.payments.sandbox;

import org.jspecify.annotations.NullMarked;
