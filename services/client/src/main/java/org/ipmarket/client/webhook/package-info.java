/**
 * Signing and verifying as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> 1.0 describes it: {@code v1} is
 * HMAC-SHA256 with a shared secret ({@code whsec_}), {@code v1a} is Ed25519 with a key pair ({@code whsk_}, {@code whpk_}).
 * Plain Java: a receiver can use it as it is.
 */
package org.ipmarket.client.webhook;
