/** A lot's log: what is written of each step, in which bytes, and the pure machine that writes it. */
package org.ipmarket.auction.journal;
