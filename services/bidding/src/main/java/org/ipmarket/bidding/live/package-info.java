/** The live stream: whole snapshots of a lot, as fast as a watcher can take them and no faster. */
package org.ipmarket.bidding.live;
