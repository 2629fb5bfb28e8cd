package org.ipmarket.messages;

/** What kind of right the register holds. */
public enum AssetKind {
    PATENT,
    COPYRIGHT
}
