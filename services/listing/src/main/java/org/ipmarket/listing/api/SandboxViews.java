package org.ipmarket.listing.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.listing.people.KeepSandbox;
import org.ipmarket.listing.store.SandboxAccountRow;
import org.ipmarket.listing.store.SandboxRow;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/** A sandbox as it is shown. */
final class SandboxViews {
    /** What a party does in a rehearsal. */
    enum Part {
        SELLER,
        BUYER
    }

    /** A party that rehearses. */
    record SandboxParty(UUID id, Part part) {}

    /**
     * A login or client.
     *
     * @param name with which it logs in; a client's id
     * @param twinOf the live one that it doubles; null for a stand-in
     * @param secret its password or secret, told once
     */
    record SandboxAccount(
            String name,
            SandboxAccountRow.Kind kind,
            String twinOf,
            List<Role> roles,
            UUID participant,
            boolean active,
            String secret) {}

    /**
     * A sandbox.
     *
     * @param mode in which it stands
     * @param liveVersion of the live centre, whose terms it took
     */
    record SandboxView(
            CentreCode centre,
            Mode mode,
            long version,
            SandboxRow.State state,
            long liveVersion,
            String openedBy,
            Instant openedAt,
            List<SandboxParty> participants,
            List<SandboxAccount> accounts) {}

    private SandboxViews() {}

    static SandboxView of(KeepSandbox.Shown shown) {
        SandboxRow row = shown.sandbox();
        return new SandboxView(
                new CentreCode(row.centre),
                Mode.TEST,
                row.version,
                row.state,
                row.liveVersion,
                row.openedByName,
                row.openedAt,
                IntStream.range(0, row.participants.size())
                        .mapToObj(i -> new SandboxParty(row.participants.get(i), i == 0 ? Part.SELLER : Part.BUYER))
                        .toList(),
                shown.accounts().stream()
                        .map(account -> new SandboxAccount(
                                account.name,
                                account.kind,
                                account.twinOf,
                                account.roles.stream().sorted().toList(),
                                account.participant,
                                account.active && row.state == SandboxRow.State.OPEN,
                                shown.secrets().get(account.name)))
                        .toList());
    }
}
