/** SQL of bidding. Every method works on the connection, and so in the transaction, that it is given. */
package org.ipmarket.bidding.store;
