package org.ipmarket.listing.grant;

import org.ipmarket.messages.Right;

/** The right that is granted or offered. */
public enum Kind {
    ASSIGNMENT,
    /** 独占: the licensee alone, not even the owner. */
    EXCLUSIVE,
    /** 排他: the licensee and the owner itself, nobody else. */
    SOLE,
    /** 普通. */
    ORDINARY,
    /** 开放许可: anybody, after the patent office's announcement. */
    OPEN,
    PLEDGE;

    public static Kind of(Right right) {
        return switch (right) {
            case ASSIGNMENT -> ASSIGNMENT;
            case EXCLUSIVE_LICENCE -> EXCLUSIVE;
            case SOLE_LICENCE -> SOLE;
            case ORDINARY_LICENCE -> ORDINARY;
        };
    }
}
