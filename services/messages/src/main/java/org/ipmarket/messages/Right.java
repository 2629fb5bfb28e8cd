package org.ipmarket.messages;

/** What is sold: the title itself, or a grant under it (Patent Law 12; Copyright Law 10, 26, 27). */
public enum Right {
    /** 转让: the title passes. */
    ASSIGNMENT,
    /** 独占许可: the licensee alone. */
    EXCLUSIVE_LICENCE,
    /** 排他许可: the licensee and the owner. */
    SOLE_LICENCE,
    /** 普通许可 */
    ORDINARY_LICENCE
}
