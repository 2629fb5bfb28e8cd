/** Linear algebra that more than one method needs, in strict arithmetic. */
package org.ipmarket.valuation.method.linear;
