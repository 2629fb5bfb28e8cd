package org.ipmarket.messages;

/** The kinds of patents and of works that the market trades. */
public enum AssetType {
    /** 发明专利 */
    INVENTION(AssetKind.PATENT),
    /** 实用新型专利 */
    UTILITY_MODEL(AssetKind.PATENT),
    /** 外观设计专利 */
    DESIGN(AssetKind.PATENT),
    SOFTWARE(AssetKind.COPYRIGHT),
    LITERARY(AssetKind.COPYRIGHT),
    MUSICAL(AssetKind.COPYRIGHT),
    ARTISTIC(AssetKind.COPYRIGHT),
    PHOTOGRAPHIC(AssetKind.COPYRIGHT),
    FILM(AssetKind.COPYRIGHT),
    DRAWINGS(AssetKind.COPYRIGHT);

    private final AssetKind kind;

    AssetType(AssetKind kind) {
        this.kind = kind;
    }

    public AssetKind kind() {
        return kind;
    }
}
