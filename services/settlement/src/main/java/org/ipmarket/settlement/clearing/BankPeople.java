package org.ipmarket.settlement.clearing;

import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.id.CentreCode;

/** Who works with the bank: a centre's finance for the accounts that the centre keeps, the market's admin for all. */
public final class BankPeople {
    private BankPeople() {}

    /** The centre whose finance this is; null for the market's admin; 403 for anybody else. */
    public static CentreCode scope(Caller caller) {
        return caller.has(Role.MARKET_ADMIN)
                ? null
                : TradeAccess.requireOwnCentre(caller, Role.FINANCE, Role.MARKET_ADMIN);
    }

    /** Whether something of a centre (null: of nobody but the market's admin) is in the caller's charge. */
    public static boolean mayTouch(Caller caller, String centre) {
        CentreCode scope = scope(caller);
        return scope == null || scope.value().equals(centre);
    }

    /** 403 where the second person is the first one. */
    static void requireSecond(Caller caller, String firstSubject, String first, String what) {
        if (caller.subject().equals(firstSubject)) {
            throw Problems.forbidden(
                    "second-person-needed", what + " by " + first + " must be released by another person.");
        }
    }
}
