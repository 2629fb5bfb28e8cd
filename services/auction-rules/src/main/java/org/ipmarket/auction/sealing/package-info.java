/**
 * Sealed bids: encrypted by the bidder's side, readable only when enough keepers have released their keys of the lot,
 * and then by anybody. No key that opens a bid exists whole before that.
 *
 * <p>Ready-made parts alone: HPKE (RFC 9180) and Shamir's secret sharing from Bouncy Castle, AES-GCM from the platform.
 */
package org.ipmarket.auction.sealing;
