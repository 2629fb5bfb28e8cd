package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.listing.centre.HostKind;
import org.ipmarket.listing.network.StationPolicy;
import org.ipmarket.listing.network.StationTerms;
import org.ipmarket.listing.network.Tier;
import org.ipmarket.listing.register.StationShows;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.StationRow;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** Stations as they are stated and shown. */
final class StationViews {
    private StationViews() {}

    /** Who runs a station: a centre or a participant. */
    public record Operator(CentreCode centre, ParticipantId participant) {}

    /** Body of {@code PUT /stations/{code}}; see {@link StationTerms}. */
    public record StationRequest(
            Tier tier, String parent, HostKind host, LocalizedText name, String region, Operator operator) {
        StationTerms terms() {
            return new StationTerms(
                    required("tier", tier),
                    parent,
                    required("host", host),
                    required("name", name),
                    required("region", region),
                    operator == null ? null : operator.centre(),
                    operator == null ? null : operator.participant());
        }
    }

    /**
     * A station.
     *
     * @param path codes from the main station to this one
     * @param shows what it lets through to those above; see {@link StationPolicy}
     */
    public record Station(
            String code,
            Mode mode,
            long version,
            Tier tier,
            String parent,
            List<String> path,
            HostKind host,
            LocalizedText name,
            String region,
            Operator operator,
            StationPolicy.Shows shows,
            List<AssetKind> kinds) {
        static Station of(StationRow row) {
            StationTerms terms = row.terms();
            return new Station(
                    row.code,
                    row.mode,
                    row.version,
                    row.tier,
                    terms.parent(),
                    List.of(row.path).stream().map(StationRow::codeOf).toList(),
                    row.host,
                    row.name,
                    row.region,
                    terms.centre() == null && terms.participant() == null
                            ? null
                            : new Operator(terms.centre(), terms.participant()),
                    row.shows,
                    row.kinds.stream().sorted().toList());
        }
    }

    /** What a station lets through: as stated, and as shown. */
    public record Policy(StationPolicy.Shows shows, List<AssetKind> kinds, List<UUID> assets) {
        static Policy of(StationShows.Policy policy) {
            return new Policy(
                    policy.policy().shows(),
                    policy.policy().kinds().stream().sorted().toList(),
                    policy.assets());
        }

        StationShows.Policy policy() {
            List<AssetKind> byKind = kinds == null ? List.of() : kinds;
            byKind.forEach(kind -> required("kinds", kind));
            List<UUID> byName = assets == null ? List.of() : assets;
            byName.forEach(asset -> required("assets", asset));
            return new StationShows.Policy(
                    new StationPolicy(required("shows", shows), Set.copyOf(byKind)), List.copyOf(byName));
        }
    }

    /** An asset that shows at a station; {@code station} is the outlet at which it is registered. */
    public record StationAsset(
            AssetId id,
            String station,
            AssetType type,
            LocalizedText title,
            String office,
            String number,
            LegalStatus status,
            boolean demonstration) {
        static StationAsset of(StationShows.Shown shown) {
            AssetRow asset = shown.asset();
            return new StationAsset(
                    asset.asset(),
                    shown.station(),
                    asset.type,
                    asset.title,
                    asset.office,
                    asset.number,
                    asset.status,
                    asset.demonstration);
        }
    }
}
