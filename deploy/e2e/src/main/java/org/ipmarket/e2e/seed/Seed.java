package org.ipmarket.e2e.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.ipmarket.client.Caller;
import org.ipmarket.client.Refused;
import org.ipmarket.e2e.catalogue.AssetDraft;
import org.ipmarket.e2e.catalogue.Catalogue;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.e2e.job.Story;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** Sets the demonstration up through the API. Doing it again changes nothing that is as it should be. */
public final class Seed {
    private static final String ADMIN = "admin";
    private static final int AT_ONCE = 4;

    private record NewParticipant(
            ParticipantId id,
            ParticipantKind kind,
            LocalizedText name,
            CentreCode homeCentre,
            boolean outsideMainland,
            List<ParticipantId> related) {}

    private record Qualification(CentreCode centre) {}

    private final MarketClient market;
    private final Story story;
    private final Caller admin;

    public Seed(MarketClient market, Story story) {
        this.market = market;
        this.story = story;
        this.admin = market.as(ADMIN);
    }

    /** Centres and participants, then the catalogue. */
    public void all() {
        people();
        catalogue();
    }

    /** Centres and participants: what any sale needs. */
    public void people() {
        for (Centres centre : Centres.values()) {
            centre(centre, centre.terms().rules());
            FormatRules.state(market.as(centre.staff("manager")), centre);
        }
        story.say(
                "market",
                ADMIN,
                "PUT /centres/{code}",
                Centres.values().length + " centres in test mode, every format: GZ SZ FS DG SICE");
        for (Participants participant : Participants.values()) {
            participant(participant);
        }
        story.say(
                "market",
                ADMIN,
                "POST /participants",
                Participants.values().length + " invented participants, qualified where they trade");
    }

    /** Makes the centre, or its manager changes it where its rules are others. */
    public void centre(Centres centre, TradingRules rules) {
        String path = "/centres/" + centre.code();
        Centres.Terms wanted = centre.terms().with(rules);
        Views.Centre now = admin.find(path, Views.Centre.class).orElse(null);
        if (now == null) {
            admin.put(path, wanted, Views.Centre.class);
        } else if (!new Centres.Terms(now.name(), now.currency(), now.kinds(), now.methods(), now.rules(), now.fees())
                .equals(wanted)) {
            market.as(centre.staff("manager")).put(path, wanted, Caller.tag(now.version()), Views.Centre.class);
        }
    }

    private void participant(Participants participant) {
        String path = "/participants/" + participant.id();
        Views.Participant now = admin.find(path, Views.Participant.class)
                .orElseGet(() -> admin.post(
                        "/participants",
                        new NewParticipant(
                                participant.id(),
                                participant.kind(),
                                participant.title(),
                                participant.home(),
                                false,
                                List.of()),
                        Views.Participant.class));
        for (CentreCode centre : participant.centres()) {
            qualify(now, centre);
        }
    }

    /** Lets a participant trade at one more centre. */
    public void qualify(Participants participant, CentreCode centre) {
        qualify(admin.get("/participants/" + participant.id(), Views.Participant.class), centre);
    }

    private void qualify(Views.Participant participant, CentreCode centre) {
        if (!participant.qualifiedAt().contains(centre)) {
            admin.post(
                    "/participants/" + participant.id() + "/qualification",
                    new Qualification(centre),
                    Views.Participant.class);
        }
    }

    /** Registers what the catalogue has and the market has not. */
    public void catalogue() {
        Instant began = Instant.now();
        Catalogue catalogue = new Catalogue(
                List.of(
                        Participants.YUEXIU_ROBOTICS.id(),
                        Participants.PENGCHENG_OPTICS.id(),
                        Participants.LINGNAN_POLYTECHNIC.id()),
                List.of(
                        Participants.YUEXIU_ROBOTICS.id(),
                        Participants.PENGCHENG_OPTICS.id(),
                        Participants.NANHAI_BROKERS.id()));
        List<AssetDraft> published = catalogue.publishedPatents();
        List<AssetDraft> patents = catalogue.inventedPatents();
        List<AssetDraft> works = catalogue.inventedWorks();
        List<AssetDraft> missing = new ArrayList<>();
        missing.addAll(published);
        missing.addAll(patents);
        missing.addAll(works);
        Set<String> there = market.as(Participants.HE_JING.trader()).list("/assets", Views.Asset.class).stream()
                .map(Views.Asset::number)
                .collect(Collectors.toSet());
        missing.removeIf(draft -> there.contains(draft.number()));
        register(missing);
        story.say(
                "market",
                "traders",
                "POST /assets",
                "catalogue: %d patents with published facts (owner, status and term simulated), %d invented patents, %d invented works; %d new in %.1f s"
                        .formatted(
                                published.size(),
                                patents.size(),
                                works.size(),
                                missing.size(),
                                Duration.between(began, Instant.now()).toMillis() / 1000.0));
    }

    private void register(List<AssetDraft> drafts) {
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> running = new ArrayList<>();
            for (AssetDraft draft : drafts) {
                running.add(workers.submit(() -> register(draft)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while registering the catalogue", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the catalogue could not be registered", e.getCause());
        }
    }

    private void register(AssetDraft draft) {
        try {
            market.as(Participants.of(draft.owner()).trader()).post("/assets", draft, Views.Asset.class);
        } catch (Refused refused) {
            if (!refused.slug().equals("asset-exists")) {
                throw refused;
            }
        }
    }
}
