/** Rules of the panel: who is in conflict, what may be done with a value opinion, who may sign it, how long it stands; pure. */
package org.ipmarket.valuation.expert;
