package org.ipmarket.messages.event;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.CitationsReceived;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.FamilyOffices;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;

/**
 * An asset as the register now has it. {@code workCreated} and {@code firstPublished} are a work's; {@code filed}, {@code granted}, {@code ipc}, {@code referencesCited} a patent's. {@code expires} is the first day without protection. {@code demonstration} marks a record made to show the market, not an offer of anybody's right. {@code annuitiesPaidUntil} is the first day for which no annuity is paid. {@code familySize} counts the members of the simple family. {@code familyOffices} and {@code citationsReceived} are a patent's, and there where somebody has told them.
 */
@EventType(
        name = "asset.changed",
        aggregate = "asset",
        by = "listing",
        kind = EventType.Kind.STATE,
        visibility = EventType.Visibility.PUBLIC)
public record AssetChanged(
        AssetId asset,
        Mode mode,
        long version,
        AssetType type,
        LocalizedText title,
        CentreCode registeredAt,
        @Nullable String office,
        @Nullable String number,
        List<OwnerShare> owners,
        LegalStatus status,
        LocalDate statusAsOf,
        @Nullable LocalDate filed,
        @Nullable LocalDate granted,
        @Nullable LocalDate workCreated,
        @Nullable LocalDate firstPublished,
        @Nullable LocalDate expires,
        @Nullable List<String> ipc,
        @Nullable Integer referencesCited,
        boolean demonstration,
        @Nullable List<String> cpc,
        @Nullable Integer claimCount,
        @Nullable Integer familySize,
        @Nullable LocalDate annuitiesPaidUntil,
        @Nullable Set<EncumbranceKind> encumbrances,
        @Nullable FamilyOffices familyOffices,
        @Nullable CitationsReceived citationsReceived)
        implements StateEvent {
    @Override
    public String subject() {
        return asset.toString();
    }

    @Override
    public Set<CentreCode> centres() {
        return Set.of(registeredAt);
    }
}
