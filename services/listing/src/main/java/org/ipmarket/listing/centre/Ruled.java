package org.ipmarket.listing.centre;

/**
 * A value that a rule of a centre gives, with what a refusal cites for it.
 *
 * @param rule which rule
 * @param value as it is used
 * @param source where the value comes from
 */
public record Ruled<T>(RuleCode rule, T value, RuleSource source) {}
