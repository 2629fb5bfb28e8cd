package org.ipmarket.chassis.caller;

import java.util.Optional;

/** What a login may do; the names are those of the realm's roles. */
public enum Role {
    /** Of a participant: drafts, bids, announces deposits. */
    TRADER("trader"),
    /** Of a participant: signs. */
    APPROVER("approver"),
    /** Of a centre. */
    REVIEWER("reviewer"),
    FINANCE("finance"),
    RECORDAL("recordal"),
    MANAGER("manager"),
    APPRAISER("appraiser"),
    /** Reads what is in its charge, changes nothing. */
    REGULATOR("regulator"),
    MARKET_ADMIN("market-admin"),
    /** A centre's own software. */
    CENTRE_SYSTEM("centre-system");

    private final String realmName;

    Role(String realmName) {
        this.realmName = realmName;
    }

    public String realmName() {
        return realmName;
    }

    /** The role of that name in the realm; empty for roles that the market does not know. */
    static Optional<Role> ofRealmName(String name) {
        for (Role role : values()) {
            if (role.realmName.equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
