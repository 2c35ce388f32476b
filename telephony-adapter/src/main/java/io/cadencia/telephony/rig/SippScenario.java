package io.cadencia.telephony.rig;

import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.DebtorPopulation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * The SIPp scenario in which one process plays a whole population. The template is {@code debtors.xml} beside this
 * class; here its numbers are filled in.
 */
final class SippScenario {
    private static final long PICK_UP_MS = 20;
    private static final String ANSWER_HEADERS = "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS, INFO";

    /** Three digits that say the behaviour and two that say the time, at the start of the number called. */
    private static final String NUMBER_RULE = "sip:[+]?([0-9][0-9][0-9])([0-9][0-9])";

    /** Phones have names: the rule looks at a number that forces nothing. */
    private static final String NO_RULE = "Max-Forwards: (([0-9])[0-9])";

    private SippScenario() {}

    /** Debtors: {@link DebtorPopulation} and {@link io.cadencia.telephony.population.ForcedNumber}. */
    static String debtors(DebtorPopulation population) {
        double mu = Math.log(population.ringMedianMs());
        return fill(
                NUMBER_RULE,
                "lognormal\" mean=\"" + number(mu) + "\" stdev=\"" + number(population.ringSigma()),
                "exponential\" mean=\"" + population.talkMeanMs(),
                population);
    }

    /** Phones of advisors: pick up at once and stay. */
    static String phones() {
        String stays = "fixed\" value=\"" + DebtorPopulation.UNTIL_HUNG_UP_MS * 24;
        return fill(
                NO_RULE,
                "fixed\" value=\"" + PICK_UP_MS,
                stays,
                new DebtorPopulation(1000, 0, 0, 0, 0, PICK_UP_MS, 0, DebtorPopulation.UNTIL_HUNG_UP_MS, 1, 0));
    }

    private static String fill(String rule, String ring, String talk, DebtorPopulation population) {
        int answer = population.share(Behaviour.ANSWER);
        int busy = answer + population.share(Behaviour.BUSY);
        int invalid = busy + population.share(Behaviour.INVALID_NUMBER);
        int congestion = invalid + population.share(Behaviour.CONGESTION);
        int early = congestion + population.share(Behaviour.EARLY_HANG_UP);
        int machine = early + population.share(Behaviour.MACHINE);
        Map<String, String> values = Map.ofEntries(
                Map.entry("RULE", rule),
                Map.entry("RING", ring),
                Map.entry("TALK", talk),
                Map.entry("P_ANSWER", Integer.toString(answer)),
                Map.entry("P_BUSY", Integer.toString(busy)),
                Map.entry("P_INVALID", Integer.toString(invalid)),
                Map.entry("P_CONGESTION", Integer.toString(congestion)),
                Map.entry("P_EARLY", Integer.toString(early)),
                Map.entry("P_MACHINE", Integer.toString(machine)),
                Map.entry("REFUSAL_MIN", Long.toString(DebtorPopulation.FASTEST_REFUSAL_MS)),
                Map.entry("REFUSAL_MAX", Long.toString(DebtorPopulation.SLOWEST_REFUSAL_MS)),
                Map.entry("LONGEST_RING", Long.toString(DebtorPopulation.LONGEST_RING_MS)),
                Map.entry("UNTIL_HUNG_UP", Long.toString(DebtorPopulation.UNTIL_HUNG_UP_MS)),
                Map.entry("SHORT_TALK", Long.toString(population.shortTalkMs())),
                Map.entry("EARLY", Long.toString(population.earlyMs())),
                Map.entry("HEADERS", ANSWER_HEADERS));
        String text = template();
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("@" + value.getKey() + "@", value.getValue());
        }
        return text;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String template() {
        try (InputStream stream = SippScenario.class.getResourceAsStream("debtors.xml")) {
            if (stream == null) {
                throw new RigException("The SIPp scenario debtors.xml is not in the build.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RigException("The SIPp scenario cannot be read: " + e.getMessage(), e);
        }
    }
}
