package org.ipmarket.valuation.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ValuationId;
import org.ipmarket.valuation.estimate.Findings;
import org.ipmarket.valuation.estimate.Reason;
import org.ipmarket.valuation.estimate.Valuation;

/** A row of {@code valuation}; written once. */
@Entity
@Table(name = "valuation")
class ValuationEntity {
    @Id
    UUID id;

    String mode;
    UUID asset;
    long assetVersion;
    String method;
    String currency;
    Long p10Minor;
    Long p50Minor;
    Long p90Minor;
    String noEstimateReason;
    String noEstimateReasonZh;
    String reasons;
    String inputs;
    String inputsHash;
    String seed;
    String model;
    String marketModel;
    String snapshotHash;
    String findings;
    LocalDate baseDate;
    boolean demonstration;
    Instant completedAt;

    static ValuationEntity of(Valuation valuation) {
        ValuationEntity row = new ValuationEntity();
        row.id = valuation.id().value();
        row.mode = valuation.mode().wire();
        row.asset = valuation.asset().value();
        row.assetVersion = valuation.assetVersion();
        row.method = valuation.method();
        row.currency = valuation.p50() == null ? null : valuation.p50().currencyCode();
        row.p10Minor = minor(valuation.p10());
        row.p50Minor = minor(valuation.p50());
        row.p90Minor = minor(valuation.p90());
        row.noEstimateReason = valuation.noEstimateReason();
        row.noEstimateReasonZh = valuation.noEstimateReasonZh();
        row.reasons = new String(EventJson.write(valuation.reasons()), StandardCharsets.UTF_8);
        row.inputs = valuation.inputs();
        row.inputsHash = valuation.inputsHash();
        row.seed = valuation.seed();
        row.model = valuation.model();
        row.marketModel = valuation.marketModel();
        row.snapshotHash = valuation.snapshotHash();
        row.findings = new String(EventJson.write(valuation.findings()), StandardCharsets.UTF_8);
        row.baseDate = valuation.baseDate();
        row.demonstration = valuation.demonstration();
        row.completedAt = valuation.completedAt();
        return row;
    }

    Valuation toValuation() {
        return new Valuation(
                new ValuationId(id),
                Mode.fromString(mode),
                new AssetId(asset),
                assetVersion,
                method,
                money(p10Minor),
                money(p50Minor),
                money(p90Minor),
                noEstimateReason,
                noEstimateReasonZh,
                List.of(EventJson.read(reasons.getBytes(StandardCharsets.UTF_8), Reason[].class)),
                inputs,
                inputsHash,
                seed,
                model,
                marketModel,
                snapshotHash,
                baseDate,
                demonstration,
                completedAt,
                findings == null
                        ? Findings.NOTHING
                        : EventJson.read(findings.getBytes(StandardCharsets.UTF_8), Findings.class));
    }

    private static Long minor(Money money) {
        return money == null ? null : money.minor();
    }

    private Money money(Long minor) {
        return minor == null ? null : Money.ofMinor(minor, currency);
    }
}
