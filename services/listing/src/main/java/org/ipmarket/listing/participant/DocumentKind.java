package org.ipmarket.listing.participant;

/** Papers with which a natural person shows who it is. */
public enum DocumentKind {
    /** 居民身份证, and the residence permits (居住证) of Hong Kong, Macao and Taiwan that are numbered alike. */
    MAINLAND_ID,
    /** 港澳居民来往内地通行证. */
    HONG_KONG_MACAO_PERMIT,
    /** 台湾居民来往大陆通行证. */
    TAIWAN_PERMIT,
    /** 香港居民身份证. */
    HONG_KONG_ID,
    /** 护照; needs the country that issued it. */
    PASSPORT
}
