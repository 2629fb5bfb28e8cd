package org.ipmarket.gateway.limit;

/**
 * What is left to a caller after a request.
 *
 * @param granted whether this request passes
 * @param quota requests at once
 * @param remaining requests left now
 * @param resetSeconds until the whole quota is there again
 * @param retrySeconds until the next request passes, 0 if it would now
 */
public record Allowance(boolean granted, long quota, long remaining, long resetSeconds, long retrySeconds) {}
