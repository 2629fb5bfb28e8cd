package org.ipmarket.listing.grant;

import java.util.Optional;

/**
 * Whether a grant or offer that stands bars what is offered now. Two that share no region, field or day never conflict
 * (the market's model; what is not granted stays with the owner). A licence in force binds the new owner, so it does
 * not bar an assignment; an offer of one does. Of assignments only those on offer are compared: one that was recorded has
 * made another owner, and its grants are that owner's.
 */
public final class Conflicts {
    private Conflicts() {}

    /** What bars it, or empty where both may stand. */
    public static Optional<Bar> between(Grant existing, Grant offered) {
        return existing.overlaps(offered) ? Optional.ofNullable(bar(existing, offered)) : Optional.empty();
    }

    private static Bar bar(Grant existing, Grant offered) {
        return switch (existing.kind()) {
            case PLEDGE -> offered.pledgeeConsents() ? null : Bar.PLEDGE;
            case ASSIGNMENT -> Bar.TITLE;
            case EXCLUSIVE, SOLE ->
                switch (offered.kind()) {
                    case ASSIGNMENT -> existing.inForce() ? null : Bar.TITLE;
                    case EXCLUSIVE, SOLE, ORDINARY -> Bar.LICENCES;
                    case OPEN -> Bar.OPEN_LICENCE;
                    case PLEDGE -> null;
                };
            case ORDINARY ->
                switch (offered.kind()) {
                    case ASSIGNMENT -> existing.inForce() ? null : Bar.TITLE;
                    case EXCLUSIVE, SOLE -> Bar.LICENCES;
                    case ORDINARY, OPEN, PLEDGE -> null;
                };
            case OPEN ->
                switch (offered.kind()) {
                    case ASSIGNMENT -> existing.inForce() ? null : Bar.TITLE;
                    case EXCLUSIVE, SOLE -> Bar.OPEN_LICENCE;
                    case ORDINARY, OPEN, PLEDGE -> null;
                };
        };
    }
}
