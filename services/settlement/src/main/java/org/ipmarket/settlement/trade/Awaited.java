package org.ipmarket.settlement.trade;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ipmarket.messages.event.TradeDefaulted.Side;

/**
 * What a trade waits for, and whose part it is.
 *
 * @param who whose part it is
 * @param deed what is to be done, as a call of the API or a fact from outside
 */
public record Awaited(Who who, String deed) {
    public enum Who {
        SELLER,
        BUYER,
        /** The seller's centre. */
        CENTRE,
        BANK,
        AUTHORITY
    }

    /**
     * @param unsigned the sides that have not signed what is to be signed in this state
     * @param export whether the contract waits for a decision
     * @param recordable whether enough is paid for the right to be recorded
     */
    public static List<Awaited> of(TradeState state, Set<Side> unsigned, Export export, boolean recordable) {
        List<Awaited> awaited = new ArrayList<>();
        switch (state) {
            case OPENED -> unsigned.forEach(side -> awaited.add(of(side, "sign the confirmation of sale")));
            case CONFIRMED -> {
                unsigned.forEach(side -> awaited.add(of(side, "sign the contract")));
                if (export == Export.AWAITED) {
                    awaited.add(new Awaited(Who.AUTHORITY, "decide about the export"));
                }
            }
            case SIGNED, PART_FUNDED -> {
                awaited.add(new Awaited(Who.BUYER, "pay the next instalment"));
                if (recordable) {
                    awaited.add(new Awaited(Who.CENTRE, "file the case, or record what completes the trade"));
                }
            }
            case FUNDED -> awaited.add(new Awaited(Who.CENTRE, "file the case, or record what completes the trade"));
            case FILED -> awaited.add(new Awaited(Who.AUTHORITY, "record the change"));
            case RECORDED, UNWINDING -> awaited.add(new Awaited(Who.BANK, "confirm what it was ordered to pay"));
            case FROZEN -> awaited.add(new Awaited(Who.CENTRE, "set the period to cure"));
            case CURING -> {
                awaited.add(new Awaited(Who.SELLER, "remove the obstacle, or agree to undo the sale"));
                awaited.add(new Awaited(Who.BUYER, "agree to undo the sale, if it wants that"));
            }
            case COMPLETED, DEFAULTED, UNWOUND -> {}
        }
        return awaited;
    }

    private static Awaited of(Side side, String deed) {
        return new Awaited(side == Side.SELLER ? Who.SELLER : Who.BUYER, deed);
    }
}
