/** Why a value is what it is, and what would move it. */
package org.ipmarket.valuation.method.explain;
