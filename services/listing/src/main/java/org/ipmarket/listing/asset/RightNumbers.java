package org.ipmarket.listing.asset;

import java.util.List;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.AssetType;

/** Reads the number of any right that the market can hold, by office of record and type. */
public final class RightNumbers {
    private static final List<String> PATENT_OFFICES = List.of("CN", "EP", "US");
    private static final List<String> COPYRIGHT_OFFICES = List.of("CN");

    private RightNumbers() {}

    /** The offices whose numbers can be read, as codes of WIPO ST.3. */
    public static List<String> officesFor(AssetKind kind) {
        return kind == AssetKind.PATENT ? PATENT_OFFICES : COPYRIGHT_OFFICES;
    }

    /** Reads a number; the office must be one of {@link #officesFor}. */
    public static RightNumber.Reading read(AssetType type, String office, String text) {
        String tidy = NumberText.tidy(text);
        if (tidy == null) {
            return RightNumber.unreadable("a number has 1 to 60 characters");
        }
        if (type.kind() == AssetKind.COPYRIGHT) {
            return type == AssetType.SOFTWARE
                    ? ChineseCopyrightNumber.software(tidy)
                    : ChineseCopyrightNumber.work(tidy);
        }
        return switch (office) {
            case "CN" -> ChinesePatentNumber.read(tidy, type);
            case "US" -> ForeignPatentNumber.unitedStates(tidy, type);
            case "EP" -> ForeignPatentNumber.european(tidy, type);
            default -> throw new IllegalArgumentException("no numbers of office " + office + " can be read");
        };
    }
}
