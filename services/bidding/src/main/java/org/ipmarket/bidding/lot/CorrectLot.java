package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.chassis.inbox.PrerequisiteMissing;
import org.ipmarket.messages.event.LotCancelled;
import org.ipmarket.messages.event.OfferCorrected;
import org.ipmarket.messages.id.LotId;

/**
 * Takes over the corrected terms of a lot that has not opened. One that has, because the correction came late, is cancelled: nobody
 * is to bid on terms that are known to be wrong, and what was bid on them binds nobody.
 */
@ApplicationScoped
public class CorrectLot {
    private static final String TOO_LATE = "The notice was corrected after the lot had opened.";

    private final Database database;
    private final Lots lots;

    CorrectLot(Database database, Lots lots) {
        this.database = database;
        this.lots = lots;
    }

    /** In the present transaction. */
    public void correct(OfferCorrected told) {
        LotId id = LotId.of(told.offer());
        database.run(connection -> {
            LockedLot lot = lots.lock(connection, id).orElseThrow(() -> new PrerequisiteMissing("lot:" + id));
            if (!told.terms().assets().equals(lot.terms().offer().assets())) {
                throw new IllegalStateException("the correction of lot " + id + " changes its assets");
            }
            Command correction = new Command.Correct(told.noticeNumber(), told.reason(), told.terms());
            if (!lot.phase().ended()
                    && lot.judge(correction).decision() instanceof Decision.Refused
                    && lot.judge(new Command.Cancel(TOO_LATE)).decision() instanceof Decision.Cancelled) {
                lot.tell(new LotCancelled(id, told.mode(), told.centre(), TOO_LATE, lot.now()));
            }
            lots.save(connection, lot);
        });
    }
}
