/** Several rights sold as one. */
package org.ipmarket.valuation.method.bundle;
