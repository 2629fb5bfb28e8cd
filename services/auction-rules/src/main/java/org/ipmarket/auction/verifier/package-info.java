/**
 * A verifier that needs no server: it reads the exported log of a lot, replays the rules over it, and says which step
 * differs where one does.
 */
package org.ipmarket.auction.verifier;
