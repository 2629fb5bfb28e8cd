/** Works: how long the law protects them, and what their royalties are worth until then. */
package org.ipmarket.valuation.method.copyright;
