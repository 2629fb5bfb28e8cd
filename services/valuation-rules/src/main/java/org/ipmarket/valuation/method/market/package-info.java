/** What the market paid for rights like this one. */
package org.ipmarket.valuation.method.market;
