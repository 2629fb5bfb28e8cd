package org.ipmarket.valuation.expert.desk;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/** What the panel's part of the service can be told. */
@ConfigMapping(prefix = "ipmarket.opinion")
public interface OpinionConfig {
    /** How long an opinion may be used, from the day of which its value is (practice of appraisal reports). */
    @WithDefault("P1Y")
    Period validity();

    /** For how long after its end an expert's tie to a party still counts as a conflict (model). */
    @WithDefault("P3Y")
    Period coolingOff();

    /** How often it is looked whether a validity has run out, and the provider is asked about signatures under way. */
    @WithDefault("5S")
    Duration sweep();

    /** PDFs of estimates and drafts that are made at the same time. */
    @WithDefault("2")
    int pdfsAtOnce();

    /** Papers to be signed or given out that are made at the same time, beside those. */
    @WithDefault("1")
    int papersAtOnce();

    Signatures signatures();

    Scans scans();

    AppraisalReports appraisalReports();

    /** Electronic signatures of experts. */
    interface Signatures {
        /** Whether a simulated provider signs in the test market. Never on outside a local deployment. */
        @WithDefault("false")
        boolean simulator();
    }

    /** Scans of reports that were signed and sealed on paper. */
    interface Scans {
        /** One file. */
        @WithDefault("10M")
        MemorySize largestFile();

        /** Files that may come in at the same time. */
        @WithDefault("2")
        int uploadsAtOnce();
    }

    /** Statutory appraisal reports that are uploaded. */
    interface AppraisalReports {
        /** How long they are kept (Asset Appraisal Law 29: 30 years at least; the service does not start with less). */
        @WithDefault("P30Y")
        Period retention();

        /** Between base date and report at most (practice: a year). */
        @WithDefault("P1Y")
        Period longest();

        /** One file. */
        @WithDefault("20M")
        MemorySize largestFile();

        /** Files that may come in at the same time. */
        @WithDefault("2")
        int uploadsAtOnce();
    }
}
