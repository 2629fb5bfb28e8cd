/** Keys, receipts, certificates and exports: what lets others check a lot's log. */
package org.ipmarket.bidding.proof;
