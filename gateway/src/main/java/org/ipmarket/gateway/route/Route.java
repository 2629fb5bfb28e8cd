package org.ipmarket.gateway.route;

import java.time.Duration;
import java.util.List;

/**
 * Where a request goes.
 *
 * @param resource what it is about, as the path names it; for messages and the log
 * @param origins who can answer, the first that is reached does
 * @param timeout until the answer begins
 * @param largestBody bytes that the request may bring
 * @param lasting whether it may hold its connection for long: a stream without an end, or a large body on its way in
 */
public record Route(String resource, List<Origin> origins, Duration timeout, long largestBody, boolean lasting) {}
