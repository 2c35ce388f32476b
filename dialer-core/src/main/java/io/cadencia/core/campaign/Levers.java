package io.cadencia.core.campaign;

import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a supervisor changes of a campaign while it dials, by the names of the configuration. Values are written as there;
 * a set of changes is taken as a whole or not at all.
 */
public final class Levers {
    private static final String MODE = "mode";
    private static final String RING = "ringSeconds";
    private static final String WAIT = "waitLimitMs";
    private static final String TARGET = "pacing.abandonmentTarget";
    private static final String CEILING = "pacing.abandonmentCeiling";
    private static final String LINES = "pacing.linesPerAdvisor";
    private static final String RATE = "pacing.callsPerSecond";
    private static final String TEAM = "pacing.minimumTeam";
    private static final String LATE = "pacing.lateCancel";
    private static final String ANSWERS = "pacing.answerModel";
    private static final String WEIGHT = "team.weight";

    private final Map<String, String> wanted;
    private final List<String> findings = new ArrayList<>();

    private Levers(Map<String, String> wanted) {
        this.wanted = wanted;
    }

    /** Every lever with its value, in an order for people. */
    public static Map<String, String> of(CampaignSpec spec) {
        PacingLimits pacing = spec.pacing();
        Map<String, String> levers = new LinkedHashMap<>();
        levers.put(MODE, spec.mode().name());
        levers.put(TARGET, text(pacing.abandonmentTarget()));
        levers.put(CEILING, text(pacing.abandonmentCeiling()));
        levers.put(LINES, text(pacing.linesPerAdvisor()));
        levers.put(RATE, Integer.toString(pacing.callsPerSecond()));
        levers.put(TEAM, Integer.toString(pacing.minimumTeam()));
        levers.put(LATE, Boolean.toString(pacing.lateCancel()));
        levers.put(ANSWERS, Boolean.toString(pacing.answerModel()));
        levers.put(RING, Long.toString(spec.ringTimeoutMs() / 1_000));
        levers.put(WAIT, Long.toString(spec.waitLimitMs()));
        if (spec.team().shared()) {
            levers.put(WEIGHT, text(spec.team().weight()));
        }
        return levers;
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /**
     * The campaign with these of its levers changed.
     *
     * @throws LeverException naming every setting that is unknown, malformed, out of its range or against another
     */
    public static CampaignSpec set(CampaignSpec spec, Map<String, String> wanted) {
        return new Levers(wanted).applied(spec);
    }

    private CampaignSpec applied(CampaignSpec spec) {
        List<String> known = List.copyOf(of(spec).keySet());
        wanted.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name ->
                        findings.add(name + ": no such setting; these can be changed: " + String.join(", ", known)));
        PacingLimits now = spec.pacing();
        DialMode mode = mode(spec.mode());
        double ceiling = number(CEILING, now.abandonmentCeiling(), 0.0001, 0.05);
        double target = number(TARGET, now.abandonmentTarget(), 0.0001, 0.05);
        double lines = number(LINES, now.linesPerAdvisor(), 1, 20);
        long rate = whole(RATE, now.callsPerSecond(), 1, 1_000);
        long team = whole(TEAM, now.minimumTeam(), 1, 100);
        boolean late = flag(LATE, now.lateCancel());
        boolean answers = flag(ANSWERS, now.answerModel());
        long ring = whole(
                RING,
                spec.ringTimeoutMs() / 1_000,
                CampaignSpec.MIN_RING_TIMEOUT_MS / 1_000,
                CampaignSpec.MAX_RING_TIMEOUT_MS / 1_000);
        long wait = whole(WAIT, spec.waitLimitMs(), 0, CampaignSpec.MAX_WAIT_LIMIT_MS);
        double weight = number(WEIGHT, spec.team().weight(), TeamShare.LEAST_WEIGHT, TeamShare.MOST_WEIGHT);
        if (target > ceiling) {
            findings.add(TARGET + " " + text(target) + " must be at most " + CEILING + " " + text(ceiling));
        }
        if (!findings.isEmpty()) {
            throw new LeverException(findings);
        }
        return spec.with(
                mode,
                wanted.containsKey(RING) ? ring * 1_000 : spec.ringTimeoutMs(),
                wait,
                now.with(target, ceiling, lines, (int) rate, (int) team, late, answers),
                new TeamShare(spec.team().name(), weight));
    }

    /** Who dials by hand has work lists and leads on screens: from that to dialling by itself only a restart leads. */
    private DialMode mode(DialMode now) {
        String text = wanted.get(MODE);
        if (text == null || text.equals(now.name())) {
            return now;
        }
        for (DialMode mode : DialMode.values()) {
            if (mode.name().equals(text) && mode.paced() && now.paced()) {
                return mode;
            }
        }
        findings.add(MODE + " '" + text + "' must be "
                + (now.paced() ? "PREDICTIVE, PROGRESSIVE or RATIO" : now.name())
                + " while the server runs; for another change the configuration and start the server again");
        return now;
    }

    private double number(String name, double now, double min, double max) {
        String text = wanted.get(name);
        if (text == null) {
            return now;
        }
        try {
            double value = Double.parseDouble(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        findings.add(name + " '" + text + "' must be a number from " + text(min) + " to " + text(max));
        return now;
    }

    private boolean flag(String name, boolean now) {
        String text = wanted.get(name);
        if (text == null) {
            return now;
        }
        if (!text.equals("true") && !text.equals("false")) {
            findings.add(name + " '" + text + "' must be true or false");
        }
        return text.equals("true");
    }

    private long whole(String name, long now, long min, long max) {
        String text = wanted.get(name);
        if (text == null) {
            return now;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        findings.add(name + " '" + text + "' must be a whole number from " + min + " to " + max);
        return now;
    }
}
