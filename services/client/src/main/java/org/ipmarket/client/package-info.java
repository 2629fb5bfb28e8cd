/**
 * The market's API for Java programs: calls that are repeated where that is safe, lists as streams, versions for edits, problems as
 * exceptions. Begin at {@link org.ipmarket.client.Market}.
 */
package org.ipmarket.client;
