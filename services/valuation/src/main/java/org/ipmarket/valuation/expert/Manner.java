package org.ipmarket.valuation.expert;

/** How an expert signs an opinion. */
public enum Manner {
    /** At a provider of electronic signatures. */
    ELECTRONIC,
    /** On paper, with a seal; the paper is scanned, and another person of the centre has confirmed the scan. */
    SEALED_SCAN
}
