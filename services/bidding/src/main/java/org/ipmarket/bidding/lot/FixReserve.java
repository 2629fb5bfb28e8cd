package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.ipmarket.auction.journal.Commitments;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.auction.rules.ReserveOpening;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.bidding.store.ReserveTable;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * The seller fixes a secret reserve (保留价), once, before the opening. The log gets a commitment; the amount stays in bidding until it is
 * opened at the close, and appears in no event, audit or answer before.
 */
@ApplicationScoped
public class FixReserve {
    private final Database database;
    private final Lots lots;
    private final Audit audit;
    private final SecureRandom random = new SecureRandom();

    FixReserve(Database database, Lots lots, Audit audit) {
        this.database = database;
        this.lots = lots;
        this.audit = audit;
    }

    /** What an audit entry keeps: never the amount. */
    private record Audited(String commitment) {}

    private record Attempt(String commitment, Phase refused) {}

    /**
     * @return the commitment that now stands in the lot's log
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 403 to others than the seller, 404 where there is no such lot, 409 where it has opened
     *     or has a reserve, 422 where the amount is in another currency or not above the start price
     */
    public String fix(Mode mode, ParticipantId seller, LotId id, Money amount) {
        Attempt attempt = database.callInNew(connection -> {
            LockedLot lot = lots.lock(connection, id, mode);
            requireSense(lot, seller, amount);
            byte[] salt = new byte[Commitments.SALT_SIZE];
            random.nextBytes(salt);
            String commitment = Commitments.reserve(id, amount, salt);
            if (lot.hasReserve()
                    || !(lot.judge(new Command.FixReserve(commitment)).decision() instanceof Decision.ReserveFixed)) {
                lots.save(connection, lot);
                return new Attempt(null, lot.phase());
            }
            ReserveOpening reserve = new ReserveOpening(amount, HexFormat.of().formatHex(salt));
            ReserveTable.insert(connection, id, reserve, commitment, lot.now());
            audit.record("lot.reserve", "lot", id, null, new Audited(commitment));
            lots.save(connection, lot);
            return new Attempt(commitment, null);
        });
        if (attempt.commitment() == null) {
            throw Problems.conflict(
                    "reserve-fixed",
                    "A reserve is fixed once, before the opening.",
                    Map.of("state", attempt.refused()));
        }
        return attempt.commitment();
    }

    private static void requireSense(LockedLot lot, ParticipantId seller, Money amount) {
        if (!lot.terms().offer().seller().equals(seller)) {
            throw Problems.forbidden("Only the seller fixes the reserve of its lot.");
        }
        Money start = lot.terms().offer().startPrice();
        if (!amount.currency().equals(start.currency())) {
            throw Problems.unprocessable(
                    "wrong-currency",
                    "amount",
                    "The lot is in " + start.currencyCode() + ".",
                    Map.of("accepted", start.currencyCode()));
        }
        if (amount.compareTo(start) <= 0) {
            throw Problems.unprocessable(
                    "reserve-too-low",
                    "amount",
                    "A reserve is more than the start price of " + start + ".",
                    Map.of("startPrice", start));
        }
    }
}
