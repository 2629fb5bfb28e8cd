package org.ipmarket.auction.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.ipmarket.auction.merkle.Hashes;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.ReserveOpening;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.BidId;
import org.ipmarket.messages.id.Id;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Salted commitments: SHA-256 of a purpose, the lot or bid, 32 random bytes and what is committed to, with a line feed between
 * them. Without the salt nothing can be learnt from one; with it nobody can claim that it stood for something else.
 */
public final class Commitments {
    /** Bytes of a salt. */
    public static final int SALT_SIZE = 32;

    private Commitments() {}

    /** What stands in the lot's log for a participant. */
    public static BidderRef bidder(LotId lot, ParticipantId participant, byte[] salt) {
        return new BidderRef(commit("ipmarket bidder", lot, salt, participant.toString()));
    }

    /** What stands in the log for a secret reserve. */
    public static String reserve(LotId lot, Money reserve, byte[] salt) {
        return commit("ipmarket reserve", lot, salt, reserve.toString());
    }

    /** What stands in the log for the amount of a hidden bid. */
    public static String amount(BidId bid, Money amount, byte[] salt) {
        return commit("ipmarket amount", bid, salt, amount.toString());
    }

    /** Whether a reserve, as opened at the close, is the one that the log committed to. */
    public static boolean opens(LotId lot, ReserveOpening opening, String commitment) {
        return reserve(lot, opening.amount(), HexFormat.of().parseHex(opening.salt()))
                .equals(commitment);
    }

    private static String commit(String purpose, Id about, byte[] salt, String value) {
        if (salt.length != SALT_SIZE) {
            throw new IllegalArgumentException("a salt has " + SALT_SIZE + " bytes, not " + salt.length);
        }
        MessageDigest digest = Hashes.sha256();
        digest.update((purpose + "\n" + about + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(salt);
        digest.update(("\n" + value).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }
}
