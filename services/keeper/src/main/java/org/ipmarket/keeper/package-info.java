/**
 * A keeper of keys for sealed bids: makes a key pair for each sealed lot, tells the public key, and releases the private
 * one after the announced end of bidding, once, for one log of the lot.
 */
package org.ipmarket.keeper;
