/** The use cases: scheduling, admission, sequencing, closing. Each step of a lot is taken under the lock of its row. */
package org.ipmarket.bidding.lot;
