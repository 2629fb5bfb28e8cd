package org.ipmarket.listing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.listing.evidence.EvidenceKind;
import org.ipmarket.listing.participant.CheckKind;
import org.ipmarket.messages.Impediment;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.event.OfferImpeded;

/** What listing can be told. The defaults are those of the market's rules. */
@ConfigMapping(prefix = "ipmarket.listing")
public interface ListingConfig {
    /** Of a request that brings no file. */
    @WithDefault("1M")
    MemorySize largestBody();

    Bounds bounds();

    Relisting relisting();

    Evidence evidence();

    RealNames realNames();

    People people();

    Network network();

    /** So many assets may be sold together. */
    @WithDefault("500")
    int mostAssets();

    /** A correction is confirmed at least so long before the lot opens, so that it reaches bidding in time. */
    @WithDefault("1M")
    Duration correctionMargin();

    Notices notices();

    Imports imports();

    /** How many days old the copy of the register may be when an offer is announced. */
    @WithDefault("30")
    int oldestStatusDays();

    Search search();

    Deals deals();

    Citations citations();

    /** Of rights of the register that cite each other. */
    interface Citations {
        /** How often what was written is counted. */
        @WithDefault("5s")
        Duration every();
    }

    /** What live centres keep; see {@link org.ipmarket.listing.centre.LegalBounds}. */
    interface Bounds {
        @WithDefault("7D")
        Duration announcement();

        @WithDefault("24H")
        Duration bidding();

        @WithDefault("500")
        int lowestDepositBasisPoints();

        @WithDefault("2000")
        int highestDepositBasisPoints();

        @WithDefault("500")
        int commissionBasisPoints();
    }

    /** How an ended offer may be offered anew; see {@link org.ipmarket.listing.offer.Relisting.Limits}. */
    interface Relisting {
        @WithDefault("30D")
        Duration within();

        @WithDefault("2000")
        int cutBasisPoints();
    }

    Impediments impediments();

    /** What follows where something happens to a right in an announced offer: the grounds on which the exchange's rules suspend and end. */
    interface Impediments {
        @WithDefault("END")
        OfferImpeded.Consequence lapsed();

        @WithDefault("END")
        OfferImpeded.Consequence expired();

        @WithDefault("END")
        OfferImpeded.Consequence invalidated();

        @WithDefault("SUSPEND")
        OfferImpeded.Consequence seized();

        @WithDefault("SUSPEND")
        OfferImpeded.Consequence suspended();

        @WithDefault("SUSPEND")
        OfferImpeded.Consequence pledged();

        @WithDefault("END")
        OfferImpeded.Consequence titleChanged();

        /** How often the register looks for terms that have run out. */
        @WithDefault("1H")
        Duration sweep();

        default OfferImpeded.Consequence of(Impediment ground) {
            return switch (ground) {
                case LAPSED -> lapsed();
                case EXPIRED -> expired();
                case INVALIDATED -> invalidated();
                case SEIZED -> seized();
                case SUSPENDED -> suspended();
                case PLEDGED -> pledged();
                case TITLE_CHANGED -> titleChanged();
            };
        }
    }

    /** How notices are shown. */
    interface Notices {
        /** PDFs are made at most so many at a time: each needs some 20 MiB for the font while it is made. */
        @WithDefault("1")
        int pdfsAtOnce();

        /** Who has waited so long for its turn is asked to come again. */
        @WithDefault("5S")
        Duration pdfWait();

        /** So many made PDFs are kept in memory. */
        @WithDefault("16")
        int pdfsKept();
    }

    /** Files of many rights, and the worker that enters them. */
    interface Imports {
        /** Whether this replica works on imports; one of them must. */
        @WithDefault("true")
        boolean worker();

        /** Of one file. */
        @WithDefault("512M")
        MemorySize largest();

        /** Of an archive when it is unpacked. */
        @WithDefault("8G")
        MemorySize largestUnpacked();

        /** A file is stored in pieces of this size. */
        @WithDefault("1M")
        MemorySize chunk();

        /** More than these at a time are sent away. */
        @WithDefault("4")
        int uploadsAtOnce();

        /** Imports of one participant that have not ended. */
        @WithDefault("5")
        int unfinishedOfOwner();

        /** Records in one transaction. */
        @WithDefault("1000")
        int batch();

        /** Characters of claims, abstracts and citations that end a batch before. */
        @WithDefault("2000000")
        long batchCharacters();

        /** Records of a file that is kept whole or not at all. */
        @WithDefault("200000")
        int wholeRecords();

        /** How long the transaction of such a file may take. */
        @WithDefault("1H")
        Duration wholeTimeout();

        /** A worker, or a file on its way in, that gives no sign for so long is given up. */
        @WithDefault("2M")
        Duration lease();

        /** How often a worker looks for what others have left. */
        @WithDefault("2S")
        Duration poll();

        /** Before an import that was interrupted is taken up again; longer each time. */
        @WithDefault("5S")
        Duration pause();

        /** How often an import is begun. */
        @WithDefault("5")
        int attempts();
    }

    /** What is taken of files, and how long they are kept. */
    interface Evidence {
        /** Of one file. */
        @WithDefault("20M")
        MemorySize largest();

        @WithDefault("200")
        int mostOfSubject();

        /** More than these at a time are sent away. */
        @WithDefault("8")
        int uploadsAtOnce();

        Retention retention();

        interface Retention {
            /** Auction Law 54: records are kept 5 years at least. */
            @WithDefault("5")
            int years();

            /** Asset Appraisal Law: statutory appraisals 30 years. */
            @WithDefault("30")
            int appraisalYears();

            default int years(EvidenceKind kind) {
                return kind == EvidenceKind.APPRAISAL ? appraisalYears() : years();
            }
        }
    }

    /** Which checks a centre needs before it qualifies a party (E-Commerce Law 27). Rehearsals may do without. */
    interface RealNames {
        Live live();

        /** By kind of party; none for a kind that is not named. */
        Map<ParticipantKind, Set<CheckKind>> test();

        SmallPayment smallPayment();

        interface Live {
            @WithDefault("CREDIT_CODE,LEGAL_REPRESENTATIVE,BANK_ACCOUNT")
            Set<CheckKind> organisation();

            @WithDefault("IDENTITY_DOCUMENT,BANK_ACCOUNT")
            Set<CheckKind> person();
        }

        /** The payment that proves an account: its amount is told back. */
        interface SmallPayment {
            /** In minor units: 1 to this. */
            @WithDefault("999")
            int most();

            @WithDefault("3")
            int attempts();
        }
    }

    /** Users, powers of attorney, and steps of two. */
    interface People {
        /** How long an act waits for its second user. */
        @WithDefault("7D")
        Duration stepsWait();

        /** Logins of one participant. */
        @WithDefault("200")
        int mostUsers();

        /** Powers of attorney of one participant that are not over. */
        @WithDefault("200")
        int mostMandates();

        @WithDefault("1826")
        int longestMandateDays();
    }

    /** How large the data network may be. */
    interface Network {
        /** Levels from the main station down. */
        @WithDefault("8")
        int deepest();

        /** Stations in a mode. */
        @WithDefault("10000")
        int mostStations();

        /** Assets that a station lets through by name. */
        @WithDefault("1000")
        int mostListed();
    }

    /** How listings are searched; see {@link org.ipmarket.listing.store.ListingIndex.Limits}. */
    interface Search {
        /** Listings found, and of each property, are counted up to so many. */
        @WithDefault("10000")
        int mostCounted();

        @WithDefault("5000")
        int window();

        /** Where bands of start prices end, in fen. */
        @WithDefault("1000000,10000000,100000000,1000000000")
        List<Long> priceBands();

        @WithDefault("50")
        int mostClasses();

        /** Texts from before, or written by others, are worked out in steps of so many rows. */
        @WithDefault("200")
        int backlogStep();

        /** How often it is looked for such texts. */
        @WithDefault("1S")
        Duration backlogInterval();
    }

    /** Bounds of negotiated deals. */
    interface Deals {
        @WithDefault("100")
        int rounds();

        @WithDefault("20")
        int assets();

        /** Characters of a round's conditions. */
        @WithDefault("10000")
        int conditions();

        /** How long a round may stand at most. */
        @WithDefault("180D")
        Duration validity();

        /** A deal expires when its last round lapsed so long ago. */
        @WithDefault("30D")
        Duration idle();

        /** Objections to one deal, answered ones too. */
        @WithDefault("200")
        int objections();

        /** Confidential papers of one deal. */
        @WithDefault("100")
        int papers();
    }
}
