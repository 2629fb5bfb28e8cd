package org.ipmarket.messages;

/** How a lot is sold. */
public enum SaleMethod {
    /** 网络竞价: ascending bids, a late one extends the end. */
    ENGLISH
}
