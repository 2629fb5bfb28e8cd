/**
 * The one door of the market.
 *
 * <p>A request passes {@code door} (what may come in), {@code token} (who comes), {@code limit} (how often), {@code route}
 * (where to) and {@code proxy} (there and back); {@code exchange} carries it and answers what is refused; {@code page} shows
 * what is open now.
 */
package org.ipmarket.gateway;
