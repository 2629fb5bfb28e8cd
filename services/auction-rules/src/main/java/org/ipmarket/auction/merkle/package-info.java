/** Append-only Merkle trees with the hashing and the proofs of RFC 6962, section 2.1. Hashes are SHA-256: 32 bytes. */
package org.ipmarket.auction.merkle;
