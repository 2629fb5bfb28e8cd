package org.ipmarket.gateway.route;

import java.time.Duration;

/**
 * Where a request goes.
 *
 * @param resource what it is about, as the path names it; for messages and the log
 * @param origin who answers
 * @param timeout until the answer begins
 * @param stream whether the answer is a stream without an end
 */
public record Route(String resource, Origin origin, Duration timeout, boolean stream) {}
