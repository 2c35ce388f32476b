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
                ANSWER_HEADERS,
                NUMBER_RULE,
                "lognormal\" mean=\"" + number(mu) + "\" stdev=\"" + number(population.ringSigma()),
                "exponential\" mean=\"" + population.talkMeanMs(),
                population);
    }

    /** Phones of advisors: pick up at once and stay. */
    static String phones() {
        return phones("Subject: phone");
    }

    /** The same with one more header in their answer. */
    static String phones(String header) {
        String stays = "fixed\" value=\"" + DebtorPopulation.UNTIL_HUNG_UP_MS * 24;
        return fill(
                ANSWER_HEADERS + "\n      " + header,
                NO_RULE,
                "fixed\" value=\"" + PICK_UP_MS,
                stays,
                new DebtorPopulation(1000, 0, 0, 0, 0, PICK_UP_MS, 0, DebtorPopulation.UNTIL_HUNG_UP_MS, 1, 0));
    }

    /** One call to the switch, see {@code caller.xml}. */
    static String caller(String called, String caller, long patienceMs) {
        return template("caller.xml")
                .replace("@CALLED@", called)
                .replace("@CALLER@", caller)
                .replace("@PATIENCE@", Long.toString(patienceMs));
    }

    /**
     * The same scenario with audio: the far end's port is the last five digits of the number or name called (of the
     * caller, where the far end calls), and each answer is logged as {@code AUDIO ours theirs}.
     */
    static String talking(String scenario) {
        String own = "<ereg regexp=\"sip:[^@;]*([0-9][0-9][0-9][0-9][0-9])@\" search_in=\"hdr\" header=\"@HEADER@\""
                + " assign_to=\"name,port\"/>";
        String theirs = "<ereg regexp=\"m=audio ([0-9]+)\" search_in=\"msg\" assign_to=\"media,theirs\"/>";
        String told = "<log message=\"AUDIO [$port] [$theirs]\"/>";
        return scenario.replace("m=audio 9 ", "m=audio [$port] ")
                .replace(
                        "<ereg regexp=\"[0-9]+\" search_in=\"hdr\" header=\"CSeq:\"",
                        own.replace("@HEADER@", "To:") + theirs
                                + "<ereg regexp=\"[0-9]+\" search_in=\"hdr\" header=\"CSeq:\"")
                .replace(
                        "<recv request=\"ACK\" crlf=\"true\"/>",
                        "<recv request=\"ACK\" crlf=\"true\"><action>" + told + "</action></recv>")
                .replace("ontimeout=\"giveup\"/>", "ontimeout=\"giveup\"><action>" + theirs + told + "</action></recv>")
                .replace("variables=\"whole,contact\"", "variables=\"whole,contact,name,media\"")
                .replace("<nop/>\n</scenario>", "<nop/><Reference variables=\"media\"/>\n</scenario>");
    }

    private static String fill(String headers, String rule, String ring, String talk, DebtorPopulation population) {
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
                Map.entry("HEADERS", headers));
        String text = template("debtors.xml");
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("@" + value.getKey() + "@", value.getValue());
        }
        return text;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String template(String name) {
        try (InputStream stream = SippScenario.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new RigException("The SIPp scenario " + name + " is not in the build.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RigException("The SIPp scenario cannot be read: " + e.getMessage(), e);
        }
    }
}
