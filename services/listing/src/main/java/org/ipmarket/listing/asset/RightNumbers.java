package org.ipmarket.listing.asset;

import java.util.List;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.AssetType;

/**
 * Reads the numbers of any right that the market can hold, by office of record and type. Of China, the United
 * States and the European Patent Office every form and check digit is known, of Germany the check digit; any other office of WIPO ST.3 is read by
 * office, number and kind.
 */
public final class RightNumbers {
    private static final List<String> COPYRIGHT_OFFICES = List.of("CN");

    private RightNumbers() {}

    /** The offices whose numbers can be read, as codes of WIPO ST.3. */
    public static List<String> officesFor(AssetKind kind) {
        return kind == AssetKind.PATENT ? OfficeCodes.all() : COPYRIGHT_OFFICES;
    }

    /** Reads the number of a granted patent or of a registered work; the office must be one of {@link #officesFor}. */
    public static RightNumber.Reading read(AssetType type, String office, String text) {
        String tidy = NumberText.tidy(text);
        if (tidy == null) {
            return noNumber();
        }
        if (type.kind() == AssetKind.COPYRIGHT) {
            return type == AssetType.SOFTWARE
                    ? ChineseCopyrightNumber.software(tidy)
                    : ChineseCopyrightNumber.work(tidy);
        }
        return switch (office) {
            case "CN" -> ChinesePatentNumber.read(tidy, type);
            case "US" -> UnitedStatesNumber.grant(tidy, type);
            case "EP" -> EuropeanNumber.grant(tidy, type);
            default -> OtherOfficeNumber.grant(office, tidy, type);
        };
    }

    /** Reads the number of a patent's application. */
    public static RightNumber.Reading application(AssetType type, String office, String text) {
        String tidy = NumberText.tidy(text);
        if (tidy == null) {
            return noNumber();
        }
        return switch (office) {
            case "CN" -> ChinesePatentNumber.application(tidy, type);
            case "US" -> UnitedStatesNumber.application(tidy, type);
            case "EP" -> EuropeanNumber.application(tidy, type);
            default -> OtherOfficeNumber.application(office, tidy, type);
        };
    }

    /** Reads the number of a patent's publication; what is shown of it ends in its kind code where that is given. */
    public static RightNumber.Reading publication(AssetType type, String office, String text) {
        String tidy = NumberText.tidy(text);
        if (tidy == null) {
            return noNumber();
        }
        return switch (office) {
            case "CN" -> ChinesePatentNumber.publication(tidy, type);
            case "US" -> UnitedStatesNumber.publication(tidy, type);
            case "EP" -> EuropeanNumber.publication(tidy, type);
            default -> OtherOfficeNumber.publication(office, tidy, type);
        };
    }

    /** Whether the office publishes what it grants under the very number that the grant has. */
    static boolean isPublishedUnderItsNumber(String office) {
        return switch (office) {
            case "CN" -> false;
            case "EP", "US" -> true;
            default -> OtherOfficeNumber.isPublishedUnderItsNumber(office);
        };
    }

    /** Whether a patent keeps the number of its application. */
    static boolean keepsItsNumber(String office) {
        return office.equals("CN") || OtherOfficeNumber.keepsItsNumber(office);
    }

    private static RightNumber.Reading noNumber() {
        return RightNumber.unreadable("a number has 1 to 60 characters");
    }
}
