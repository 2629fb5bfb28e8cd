/** The normal distribution in one and two dimensions, in strict arithmetic. */
package org.ipmarket.valuation.method.normal;
