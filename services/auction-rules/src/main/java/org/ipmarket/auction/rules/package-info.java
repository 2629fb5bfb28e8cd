/**
 * What all formats share, as pure rules: from (terms, state, command, time) to a decision. No clock, no store, no randomness: the
 * same commands at the same times give the same result on any machine.
 */
package org.ipmarket.auction.rules;
