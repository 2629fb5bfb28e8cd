package org.ipmarket.valuation.expert;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;

/**
 * What is stated of a statutory appraisal report (资产评估报告): it comes from an appraisal institution alone (Asset Appraisal Law 3(2)), signed by
 * at least two of its appraisers and sealed (28), and is not made here.
 *
 * @param number of the report
 * @param creditCode the institution's unified social credit code
 * @param baseDate the day of which the value is
 * @param reportDate the day of the report
 * @param filingNumber under which it is filed with the authority or the association
 * @param conclusion the value that it comes to, or null
 */
public record AppraisalReport(
        String number,
        String institution,
        @Nullable String creditCode,
        LocalDate baseDate,
        LocalDate reportDate,
        String filingNumber,
        List<Signer> signers,
        @Nullable Money conclusion) {
    /** As statute wants. */
    public static final int LEAST_SIGNERS = 2;

    /** More than any report bears. */
    public static final int MOST_SIGNERS = 10;

    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}");
    private static final Pattern NUMBER = Pattern.compile("\\S.{0,98}\\S");
    private static final Pattern LICENCE = Pattern.compile("[0-9A-Za-z-]{4,40}");

    /** @param licence number of the registration as an appraiser */
    public record Signer(String name, String licence) {}

    /** What is wrong with what is stated. */
    public record Fault(String slug, String field, String detail) {}

    public AppraisalReport {
        signers = signers == null ? List.of() : List.copyOf(signers);
    }

    /**
     * The first fault; empty where there is none.
     *
     * @param longest between base date and report: later its value would be used up when it is written (practice: a year)
     */
    public Optional<Fault> fault(LocalDate today, Period longest) {
        return Stream.of(
                        text("number", number),
                        text("institution", institution),
                        text("filingNumber", filingNumber),
                        creditCodeFault(),
                        dates(today, longest),
                        signersFault())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Fault> text(String field, String value) {
        return value != null && NUMBER.matcher(value).matches()
                ? Optional.empty()
                : fault("field-missing", field, field + " has 2 to 100 characters.");
    }

    private Optional<Fault> creditCodeFault() {
        return creditCode == null || CREDIT_CODE.matcher(creditCode).matches()
                ? Optional.empty()
                : fault("malformed-credit-code", "creditCode", "A unified social credit code has 18 characters.");
    }

    private Optional<Fault> dates(LocalDate today, Period longest) {
        if (baseDate == null || reportDate == null) {
            return fault(
                    "field-missing",
                    baseDate == null ? "baseDate" : "reportDate",
                    "The report bears both of its dates.");
        }
        if (reportDate.isAfter(today)) {
            return fault("date-in-future", "reportDate", "The report is dated after today.");
        }
        if (baseDate.isAfter(reportDate)) {
            return fault("dates-reversed", "baseDate", "The base date lies after the report.");
        }
        if (!reportDate.isBefore(baseDate.plus(longest))) {
            return fault(
                    "base-date-too-old",
                    "baseDate",
                    "The report is dated " + longest + " or more after its base date; its value is used up by then.");
        }
        return Optional.empty();
    }

    private Optional<Fault> signersFault() {
        if (signers.size() < LEAST_SIGNERS) {
            return fault("two-signers", "signers", "A statutory report is signed by at least two appraisers.");
        }
        if (signers.size() > MOST_SIGNERS) {
            return fault("too-many-signers", "signers", "At most " + MOST_SIGNERS + " signers are named.");
        }
        for (int i = 0; i < signers.size(); i++) {
            Signer signer = signers.get(i);
            if (signer == null || signer.name() == null || signer.name().isBlank()) {
                return fault("field-missing", "signers[" + i + "].name", "A signer has a name.");
            }
            if (signer.licence() == null || !LICENCE.matcher(signer.licence()).matches()) {
                return fault(
                        "malformed-licence",
                        "signers[" + i + "].licence",
                        "A licence number has 4 to 40 letters, digits and hyphens.");
            }
        }
        // two persons may bear one name, never one licence
        long licences = signers.stream()
                .map(signer -> plain(signer.licence()))
                .distinct()
                .count();
        return licences < signers.size()
                ? fault("two-signers", "signers", "The signers have licences of their own.")
                : Optional.empty();
    }

    private static String plain(String licence) {
        return licence.toUpperCase(Locale.ROOT);
    }

    private static Optional<Fault> fault(String slug, String field, String detail) {
        return Optional.of(new Fault(slug, field, detail));
    }
}
