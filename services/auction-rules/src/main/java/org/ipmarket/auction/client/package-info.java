/** What a bidder's own program needs, and runs without the market's server. */
package org.ipmarket.auction.client;
