package org.ipmarket.chaos;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ipmarket.bench.Figures;
import org.ipmarket.chaos.stack.Stack;
import org.ipmarket.local.Fault;

/**
 * Breaks things on purpose while people bid, then checks what must hold whatever happens: all experiments, or the one that
 * {@code ONLY} names. Ends with 0 where every invariant holds and every planted fault is found.
 */
public final class Chaos {
    private interface Experiment {
        void run(Stack stack, Figures figures, Verdicts verdicts) throws Exception;
    }

    private Chaos() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Map<String, Experiment> all = new LinkedHashMap<>();
        all.put("settlement", SettlementKilled::run);
        all.put("plants", onTheFloor(PlantedFaults::run));
        all.put("database", onTheFloor(DatabaseStopped::run));
        all.put("replicas", onTheFloor(ReplicasKilled::run));
        String only = arguments.length > 0 ? arguments[0] : System.getenv("ONLY");
        if (only != null && !only.isBlank() && !all.containsKey(only)) {
            System.err.println("no experiment '" + only + "'; there are: " + String.join(", ", all.keySet()));
            System.exit(2);
        }
        System.exit(run(all, only) ? 0 : 1);
    }

    private static Experiment onTheFloor(Experiment experiment) {
        return (stack, figures, verdicts) -> {
            stack.openFloor();
            experiment.run(stack, figures, verdicts);
        };
    }

    /** The logs stay where something broke. */
    private static boolean run(Map<String, Experiment> all, String only) throws Exception {
        Figures figures = new Figures(System.out);
        Verdicts verdicts = new Verdicts(System.out);
        Stack stack = Stack.start();
        try {
            for (Map.Entry<String, Experiment> each : all.entrySet()) {
                if (only == null || only.isBlank() || only.equals(each.getKey())) {
                    figures.note("--- " + each.getKey());
                    each.getValue().run(stack, figures, verdicts);
                }
            }
        } catch (Fault fault) {
            verdicts.tell("run_to_its_end", fault.getMessage());
        } finally {
            stack.close();
        }
        if (verdicts.allHold()) {
            stack.forget();
        } else {
            figures.note("the logs stay in " + stack.logs());
        }
        return verdicts.allHold();
    }
}
