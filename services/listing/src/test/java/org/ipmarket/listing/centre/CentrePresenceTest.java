package org.ipmarket.listing.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.centre.Showing.Policy;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.id.CentreCode;
import org.junit.jupiter.api.Test;

class CentrePresenceTest {
    private static final CentreCode GZ = new CentreCode("GZ");
    private static final CentreCode SZ = new CentreCode("SZ");
    private static final CentreCode FS = new CentreCode("FS");
    private static final Set<AssetKind> PATENT = Set.of(AssetKind.PATENT);
    private static final Set<AssetKind> BOTH = Set.of(AssetKind.PATENT, AssetKind.COPYRIGHT);

    @Test
    void aCentreAlwaysShowsItsOwn() {
        for (Policy policy : Policy.values()) {
            assertThat(new Showing(policy, Set.of(FS), Set.of(AssetKind.COPYRIGHT)).shows(GZ, GZ, PATENT))
                    .isTrue();
        }
    }

    @Test
    void theRestGoesByItsPolicy() {
        assertThat(Showing.EVERYTHING.shows(GZ, SZ, BOTH)).isTrue();
        assertThat(new Showing(Policy.OWN, Set.of(), Set.of()).shows(GZ, SZ, PATENT))
                .isFalse();
        Showing ofShenzhen = new Showing(Policy.LISTED, Set.of(SZ), Set.of());
        assertThat(ofShenzhen.shows(GZ, SZ, BOTH)).isTrue();
        assertThat(ofShenzhen.shows(GZ, FS, BOTH)).isFalse();
        Showing patents = new Showing(Policy.LISTED, Set.of(), PATENT);
        assertThat(patents.shows(GZ, FS, PATENT)).isTrue();
        assertThat(patents.shows(GZ, FS, BOTH)).isFalse();
        Showing patentsOfShenzhen = new Showing(Policy.LISTED, Set.of(SZ), PATENT);
        assertThat(patentsOfShenzhen.shows(GZ, SZ, PATENT)).isTrue();
        assertThat(patentsOfShenzhen.shows(GZ, SZ, Set.of(AssetKind.COPYRIGHT))).isFalse();
        assertThat(patentsOfShenzhen.shows(GZ, FS, PATENT)).isFalse();
    }

    @Test
    void outletsHaveCodesOfTheirOwn() {
        assertThat(new CentrePresence(null, null, null).check()).isEmpty();
        assertThat(new CentrePresence(
                                List.of(
                                        outlet("GZ-SYSU", "中山大学"),
                                        outlet("GZ-SYSU", "中山大学"),
                                        outlet("x", "华南理工大学"),
                                        outlet("GZ-GDUT", "广".repeat(201))),
                                null,
                                null)
                        .check())
                .extracting(Violation::field)
                .containsExactly("outlets[1].code", "outlets[2].code", "outlets[3].name");
    }

    @Test
    void onlyAListNamesCentresOrKinds() {
        assertThat(new CentrePresence(null, null, new Showing(Policy.OWN, Set.of(SZ), Set.of())).check())
                .extracting(Violation::field)
                .containsExactly("shows.policy");
    }

    private static MemberOutlet outlet(String code, String name) {
        return new MemberOutlet(code, new LocalizedText(name, null), HostKind.UNIVERSITY);
    }
}
