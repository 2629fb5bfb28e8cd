package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.settlement.recordal.Matter;
import org.ipmarket.settlement.recordal.Office;
import org.ipmarket.settlement.recordal.simulator.SimulatedOffices;

/** The offices that this deployment is linked to. */
@ApplicationScoped
public class Offices {
    private final List<Office> linked;

    Offices(SimulatedOffices simulated) {
        this.linked = List.copyOf(simulated.all());
    }

    Optional<Office> find(Mode mode, Matter matter) {
        return linked.stream()
                .filter(office -> office.mode() == mode)
                .filter(office -> matter.office().filter(office.name()::equals).isPresent())
                .findFirst();
    }

    /** 409 where no office of the matter is linked in the mode. */
    Office require(Mode mode, Matter matter) {
        return find(mode, matter)
                .orElseThrow(() -> Problems.conflict(
                        "office-not-linked",
                        "There is no link to the office for " + matter + " in the " + mode.wire()
                                + " market: it is handed in by hand."));
    }
}
