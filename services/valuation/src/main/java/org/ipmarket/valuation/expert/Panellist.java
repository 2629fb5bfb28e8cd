package org.ipmarket.valuation.expert;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.id.ParticipantId;

/**
 * An expert as the rules see one.
 *
 * @param username the login
 * @param participant the expert's own record in the market, or null
 * @param organisation where the expert works, if that is a participant
 */
public record Panellist(
        String username,
        LocalizedText name,
        @Nullable ParticipantId participant,
        @Nullable ParticipantId organisation,
        Standing standing,
        List<Field> fields,
        List<Licence> licences,
        List<Interest> interests) {
    /** Whether the expert may be named. */
    public enum Standing {
        ACTIVE,
        SUSPENDED
    }

    /**
     * What an expert knows.
     *
     * @param sections of the patent classification; null or empty for all of the type
     */
    public record Field(AssetType type, @Nullable List<String> sections) {
        boolean covers(AssetType other, String section) {
            return type == other
                    && (sections == null || sections.isEmpty() || (section != null && sections.contains(section)));
        }
    }

    /**
     * A qualification, such as 资产评估师 or 专利代理师.
     *
     * @param validUntil the first day without it; null where it has no end
     */
    public record Licence(
            LocalizedText kind,
            String number,
            @Nullable LocalizedText issuedBy,
            @Nullable LocalDate validUntil) {
        public boolean standsOn(LocalDate day) {
            return validUntil == null || day.isBefore(validUntil);
        }
    }

    public Panellist {
        fields = List.copyOf(fields);
        licences = List.copyOf(licences);
        interests = List.copyOf(interests);
    }

    /** @param section of the patent classification; null where there is none */
    public boolean covers(AssetType type, String section) {
        return fields.stream().anyMatch(field -> field.covers(type, section));
    }

    /** Those that stand on a day. */
    public List<Licence> licencesOn(LocalDate day) {
        return licences.stream().filter(licence -> licence.standsOn(day)).toList();
    }
}
