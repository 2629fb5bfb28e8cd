package org.ipmarket.valuation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.CitationsReceived;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.FamilyOffices;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.ToldBy;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** Assets for tests: a usual one of each kind, with what a test says about it. */
public final class TestAssets {
    private AssetId asset = AssetId.next();
    private Mode mode = Mode.TEST;
    private long version = 1;
    private final AssetType type;
    private String office = "CN";
    private LegalStatus status = LegalStatus.IN_FORCE;
    private LocalDate filed;
    private LocalDate workCreated;
    private LocalDate firstPublished;
    private LocalDate expires;
    private List<String> ipc;
    private Integer referencesCited;
    private Integer claimCount;
    private Integer familySize;
    private Set<EncumbranceKind> encumbrances;
    private FamilyOffices familyOffices;
    private CitationsReceived citationsReceived;

    private TestAssets(AssetType type) {
        this.type = type;
    }

    /** A robot hand: filed in 2019, two subclasses, twelve references. */
    public static TestAssets invention() {
        return new TestAssets(AssetType.INVENTION)
                .filed(LocalDate.of(2019, 1, 8))
                .ipc(List.of("B25J15/06", "H01L21/677", "B25J9/16"))
                .referencesCited(12);
    }

    /** A program: written in 2023, published in 2024. */
    public static TestAssets software() {
        return of(AssetType.SOFTWARE);
    }

    /** A usual asset of a kind. */
    public static TestAssets of(AssetType type) {
        if (type == AssetType.INVENTION) {
            return invention();
        }
        TestAssets usual = new TestAssets(type);
        return type.kind() == AssetKind.PATENT
                ? usual.filed(LocalDate.of(2022, 3, 1)).ipc(List.of("G06F3/01"))
                : usual.workCreated(LocalDate.of(2023, 5, 4)).firstPublished(LocalDate.of(2024, 6, 1));
    }

    public TestAssets asset(AssetId given) {
        asset = given;
        return this;
    }

    public TestAssets mode(Mode given) {
        mode = given;
        return this;
    }

    public TestAssets version(long given) {
        version = given;
        return this;
    }

    public TestAssets office(String given) {
        office = given;
        return this;
    }

    public TestAssets status(LegalStatus given) {
        status = given;
        return this;
    }

    public TestAssets filed(LocalDate given) {
        filed = given;
        return this;
    }

    public TestAssets workCreated(LocalDate given) {
        workCreated = given;
        return this;
    }

    public TestAssets firstPublished(LocalDate given) {
        firstPublished = given;
        return this;
    }

    public TestAssets expires(LocalDate given) {
        expires = given;
        return this;
    }

    public TestAssets ipc(List<String> given) {
        ipc = given;
        return this;
    }

    public TestAssets referencesCited(Integer given) {
        referencesCited = given;
        return this;
    }

    public TestAssets claimCount(Integer given) {
        claimCount = given;
        return this;
    }

    public TestAssets familySize(Integer given) {
        familySize = given;
        return this;
    }

    public TestAssets familyOffices(String... offices) {
        familyOffices = new FamilyOffices(Set.of(offices), ToldBy.OFFICE);
        return this;
    }

    public TestAssets citationsReceived(CitationsReceived given) {
        citationsReceived = given;
        return this;
    }

    public TestAssets encumbrances(EncumbranceKind... given) {
        encumbrances = Set.of(given);
        return this;
    }

    public AssetChanged build() {
        return new AssetChanged(
                asset,
                mode,
                version,
                type,
                new LocalizedText("示范", "Demonstration"),
                new CentreCode("GZ"),
                office,
                "N" + asset,
                List.of(new OwnerShare(ParticipantId.fromString("01900000-0000-7000-8000-000000000001"), 10_000)),
                status,
                LocalDate.of(2026, 2, 20),
                filed,
                null,
                workCreated,
                firstPublished,
                expires,
                ipc,
                referencesCited,
                true,
                null,
                claimCount,
                familySize,
                null,
                encumbrances,
                familyOffices,
                citationsReceived);
    }
}
