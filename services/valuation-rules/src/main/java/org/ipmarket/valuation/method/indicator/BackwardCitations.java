package org.ipmarket.valuation.method.indicator;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a patent cites. Cited patents and literature go with value (Harhoff, Scherer and Vopel 2003, "Citations, family size, opposition and
 * the value of patent rights", Research Policy 32); literature shows closeness to science (Narin, Hamilton and Olivastro 1997, Research
 * Policy 26); who named them makes a difference (Alcácer and Gittelman 2006, Review of Economics and Statistics 88).
 *
 * @param ownOffice cited patents of the office that published it
 * @param otherOffices cited patents of any other office
 * @param literature cited texts that are no patents
 * @param byExaminer those of all that the examiner named; empty where the document does not say so of each
 */
public record BackwardCitations(int ownOffice, int otherOffices, int literature, OptionalInt byExaminer) {
    /** Who named a cited document. */
    public enum Namer {
        EXAMINER,
        ANOTHER,
        NOT_SAID
    }

    /** @param office that published the cited patent, code of WIPO ST.3; empty for literature */
    public record Cited(String office, Namer namer) {
        public static Cited literature(Namer namer) {
            return new Cited("", namer);
        }

        boolean isLiterature() {
            return office.isEmpty();
        }
    }

    /** @param office that published the citing patent */
    public static BackwardCitations of(String office, List<Cited> cited) {
        int literature = (int) cited.stream().filter(Cited::isLiterature).count();
        int own =
                (int) cited.stream().filter(one -> one.office().equals(office)).count();
        boolean said = cited.stream().noneMatch(one -> one.namer() == Namer.NOT_SAID);
        int byExaminer = (int)
                cited.stream().filter(one -> one.namer() == Namer.EXAMINER).count();
        return new BackwardCitations(
                own,
                cited.size() - own - literature,
                literature,
                said ? OptionalInt.of(byExaminer) : OptionalInt.empty());
    }

    public int total() {
        return ownOffice + otherOffices + literature;
    }
}
