package org.ipmarket.notification.webhook.store;

import java.time.Instant;
import org.ipmarket.notification.webhook.delivery.Outcome;

/**
 * One attempt to deliver.
 *
 * @param number from 1
 * @param status of the HTTP answer; null where there was none
 * @param answer the beginning of the answer, or what went wrong
 */
public record Attempt(int number, Instant madeAt, int tookMillis, Outcome outcome, Integer status, String answer) {}
