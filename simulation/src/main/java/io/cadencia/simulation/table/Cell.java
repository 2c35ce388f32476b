package io.cadencia.simulation.table;

import io.cadencia.simulation.lab.PolicyChoice;
import io.cadencia.simulation.scenario.Samples;
import io.cadencia.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One policy in one world.
 *
 * @param world {@code 20 advisors, 15 %}, or the name of a sample
 * @param settings of the scenario, beside those of the sample or the reference world
 */
record Cell(String world, String sample, Map<String, String> settings, Contender contender) {
    static final List<Integer> SIZES = List.of(3, 5, 10, 20, 50, 100, 200, 500, 2_000);
    static final List<Integer> ANSWERS = List.of(15, 30, 50);
    static final List<String> SHIFTS =
            List.of("answers-double", "talk-halves", "break", "lunch", "outage", "list-ends");

    /**
     * A row of the table: a policy as it comes, or the best of a search.
     *
     * @param candidates from which a search takes the most occupied within the ceiling; a single one needs no search
     */
    record Contender(String name, List<Family> candidates) {
        boolean tuned() {
            return candidates.size() > 1 || !candidates.getFirst().knob().isEmpty();
        }
    }

    /** Settings that differ in one number only, from {@code low} to {@code high}; without a knob just the policy. */
    record Family(PolicyChoice policy, String knob, double low, double high) {
        static Family just(String policy) {
            return new Family(PolicyChoice.parse(policy), "", 0, 0);
        }

        PolicyChoice at(double value) {
            if (knob.isEmpty()) {
                return policy;
            }
            Map<String, Double> settings = new LinkedHashMap<>(policy.settings());
            settings.put(knob, value);
            return new PolicyChoice(policy.name(), settings);
        }
    }

    /** Beyond what any search comes to: at 15 % answers a large team wants over twenty lines for each free advisor. */
    private static final int MOST_LINES = 40;

    private static final int SMALL_TEAM = 10;

    static final List<Contender> CONTENDERS = List.of(
            one("progressive", "progressive"),
            new Contender("ratio, best tuned", List.of(family("ratio", "lines", 1, MOST_LINES))),
            one("VICIdial AVERAGE, defaults", "vicidial-average"),
            one("VICIdial HARD_LIMIT, defaults", "vicidial-hard-limit"),
            one("VICIdial TAPERED, defaults", "vicidial-tapered"),
            one("VICIdial AVERAGE, available-only tally", "vicidial-average(availableOnly=1)"),
            new Contender("VICIdial, best tuned", vicidial()),
            one("Issabel", "issabel"),
            one("WombatDialer", "wombat"),
            one("Cadencia", "cadencia"),
            one("Cadencia, late cancel", "cadencia(lateCancel=1)"),
            one("bound: advisor oracle", "advisor-oracle"),
            one("bound: knows everything", "full-oracle"));

    /** Those that differ in what they know of the debtors. */
    static final List<Contender> KNOWING = List.of(
            one("VICIdial AVERAGE, available-only tally", "vicidial-average(availableOnly=1)"),
            one("Cadencia without its answer model", "cadencia(answers=0)"),
            one("Cadencia", "cadencia"),
            one("bound: advisor oracle without the answer model", "advisor-oracle"),
            one("bound: advisor oracle with it", "advisor-oracle(answers=1)"));

    static final List<Integer> KNOWING_SIZES = List.of(3, 5, 10, 20, 50, 100);

    /** Share answered of the likely debtors and of the others, per cent; and how many of the debtors are likely. */
    record Unlike(int likely, int others, int share) {
        String world(int size) {
            return size + " advisors, " + this;
        }

        @Override
        public String toString() {
            return share + " % of debtors answer " + likely + " %, the others " + others + " %";
        }
    }

    static final List<Unlike> UNLIKE = List.of(new Unlike(60, 20, 30), new Unlike(85, 10, 25));

    private static Contender one(String name, String policy) {
        return new Contender(name, List.of(Family.just(policy)));
    }

    private static Family family(String policy, String knob, double low, double high) {
        return new Family(PolicyChoice.parse(policy), knob, low, high);
    }

    private static List<Family> vicidial() {
        List<Family> families = new ArrayList<>();
        for (String method : List.of("average", "hard-limit", "tapered")) {
            for (int tally = 0; tally <= 1; tally++) {
                families.add(
                        family("vicidial-" + method + "(availableOnly=" + tally + ")", "maximumLevel", 1, MOST_LINES));
            }
        }
        return families;
    }

    /** Every cell of the table. */
    static List<Cell> all() {
        List<Cell> cells = new ArrayList<>();
        for (int size : SIZES) {
            for (int answers : ANSWERS) {
                CONTENDERS.forEach(c -> cells.add(steady(size, answers, c)));
            }
        }
        for (Unlike unlike : UNLIKE) {
            for (int size : KNOWING_SIZES) {
                KNOWING.forEach(c -> cells.add(unlike(size, unlike, c)));
            }
        }
        for (String shift : SHIFTS) {
            CONTENDERS.forEach(c -> cells.add(new Cell(shift, shift, Map.of(), c)));
        }
        return cells;
    }

    static String world(int size, int answers) {
        return size + " advisors, " + answers + " %";
    }

    private static Cell steady(int size, int answers, Contender contender) {
        Map<String, String> settings = sized(size);
        settings.put("debtors.phones[0].answer", Double.toString(answers / 100.0));
        return new Cell(world(size, answers), "reference", settings, contender);
    }

    private static Cell unlike(int size, Unlike unlike, Contender contender) {
        Map<String, String> settings = sized(size);
        settings.put("debtors.phones[0].answer", Double.toString(unlike.likely / 100.0));
        settings.put("debtors.phones[0].share", Double.toString(unlike.share / 100.0));
        settings.put("debtors.phones[1].answer", Double.toString(unlike.others / 100.0));
        return new Cell(unlike.world(size), "unlike-debtors", settings, contender);
    }

    private static Map<String, String> sized(int size) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("team[0].advisors", Integer.toString(size));
        settings.put("run.hours", Integer.toString(hours(size)));
        settings.put("run.seeds", Integer.toString(seeds(size)));
        return settings;
    }

    /** Large teams settle sooner and vary less: the advisor hours per cell stay about the same. */
    private static int hours(int size) {
        return size <= 50 ? 11 : size <= 200 ? 6 : 3;
    }

    private static int seeds(int size) {
        return size <= 5 ? 16 : size <= 20 ? 8 : size <= 100 ? 4 : size <= 500 ? 3 : 2;
    }

    /** What the cell is found by, also after an interruption. */
    String key() {
        return world + " | " + contender.name();
    }

    Scenario scenario() {
        return Samples.read(sample, settings);
    }

    /** A shorter run of it, for a search; of a small team not so short that chance alone keeps the ceiling. */
    Scenario trial() {
        Scenario whole = scenario();
        Scenario.Run run = whole.run();
        boolean small = whole.world().team().advisors() <= SMALL_TEAM;
        double hours = sample.equals("reference") && !small ? Math.max(2, run.hours() / 2) : run.hours();
        int seeds = Math.max(1, run.seeds() / 2);
        return whole.with(new Scenario.Run(hours, run.warmUpMinutes(), seeds, 1_000_001, run.policies()));
    }
}
