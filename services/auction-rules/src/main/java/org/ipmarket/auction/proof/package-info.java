/** What the market signs about a lot's log, and how anybody checks it. */
package org.ipmarket.auction.proof;
