/** The market's side of the keepers: asks them for a lot's keys before it opens, and for their release when bidding has ended. */
package org.ipmarket.bidding.seal;
