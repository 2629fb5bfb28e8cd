/** Who calls: tokens are checked once, and again when the identity provider's keys change. */
package org.ipmarket.chassis.token;
