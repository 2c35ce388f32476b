package io.cadencia.simulation.scenario;

import java.util.List;

/** What each field of a scenario means; for {@code --explain} and docs/simulation.md. */
public final class ScenarioFields {
    /**
     * @param path list places as {@code []}
     * @param byDefault as it would be written, or what happens if it is left out
     */
    public record Field(String path, String byDefault, String meaning) {}

    /** In the order of a file. */
    public static final List<Field> ALL = List.of(
            field("name", "the file", "shown in reports"),
            field("description", "", "one sentence, shown in reports"),
            field("run", "", "how the scenario is run"),
            field("run.start", "2026-03-02T08:00", "local date and time at which a run begins"),
            field("run.zone", "America/Mexico_City", "IANA zone of team and debtors"),
            field("run.hours", "11", "length of a run, 0.1 to 744; several days with their nights are fine"),
            field("run.warmUpMinutes", "60", "first part of each run that is not counted"),
            field("run.seeds", "8", "runs per policy, each with other debtors"),
            field("run.firstSeed", "1", "seed of the first run, the others follow"),
            field("run.policies", "[cadencia]", "policies to compare, with settings in brackets; --list shows them"),
            field("team", "needed", "groups of advisors with the same hours"),
            field("team[].advisors", "needed", "how many, 1 to 10000 in all groups together"),
            field("team[].from", "the whole run", "begin of the shift, such as \"09:00\""),
            field("team[].to", "the whole run", "end of the shift, later on the same day"),
            field("team[].days", "every day", "of mon, tue, wed, thu, fri, sat, sun"),
            field("team[].late", "first 5 seconds", "time: how long after the begin each arrives"),
            field("team[].earlyLeavers", "0", "share that goes home in the second half of the shift"),
            field("team[].breaks", "none", "planned breaks"),
            field("team[].breaks[].from", "needed", "begin, such as \"13:00\""),
            field("team[].breaks[].minutes", "15", "length"),
            field("team[].breaks[].waves", "1", "parts of the group that go one after the other"),
            field("team[].randomBreaks", "none", "short breaks of the advisors' own"),
            field("team[].randomBreaks.perHour", "0", "how many an hour each takes on average"),
            field("team[].randomBreaks.time", "300", "time: length of each"),
            field("debtors", "", "who is called"),
            field("debtors.leads", "0", "debtors in the list; 0 = new ones without end, each called once"),
            field(
                    "debtors.spread",
                    "0",
                    "how unlike debtors are: standard deviation over mean of each one's factor on the chance of an answer"),
            field("debtors.tiring", "1", "factor on the chance of an answer for each earlier call to the debtor"),
            field("debtors.doneShare", "0", "share of conversations after which a debtor is not called again"),
            field("debtors.phones", "one kind", "kinds of phones, the first is dialled first"),
            field("debtors.phones[].kind", "phone 1", "such as mobile, home, work"),
            field("debtors.phones[].share", "1", "share of the debtors who have one"),
            field(
                    "debtors.phones[].answer",
                    "0.3",
                    "chance that a human answers: a number, or by hour from which each holds, as {8: 0.2, 12: 0.3}"),
            field("debtors.phones[].machine", "0", "of the calls no human answers: share a machine answers"),
            field("debtors.phones[].busy", "0.15", "likewise: share that is busy"),
            field("debtors.phones[].refused", "0", "likewise: share that the network refuses"),
            field("debtors.phones[].invalid", "0", "share of these phones whose number does not exist"),
            field("carrier", "", "the network between dialer and debtors"),
            field("carrier.postDial", "1.5 to 3.5", "time from the launch to the first ring"),
            field(
                    "carrier.ring",
                    "gamma 2.2, mean 8.4",
                    "time from the first ring to the answer, of those who answer within the ring limit"),
            field("carrier.ringLimitSeconds", "22", "longest ringing; then the call ends unanswered"),
            field("carrier.fail", "2 to 6", "time from the launch to busy, invalid or refused"),
            field("carrier.machineRing", "15 to 20", "time from the first ring to the answer of a machine"),
            field("carrier.patience", "for ever", "time a human who answered waits for an advisor before hanging up"),
            field("carrier.detection", "", "machine detection, where campaign.machines is inline"),
            field("carrier.detection.listens", "1.5 to 3", "time from the answer to the verdict"),
            field("carrier.detection.heard", "0.9", "share of machines it recognises"),
            field("carrier.detection.mistaken", "0.02", "share of people it takes for machines"),
            field("handling", "", "what advisors do"),
            field("handling.talk", "lognormal 120, cv 1", "time of a conversation; phases are reported to the engine"),
            field("handling.wrapUp", "lognormal 20, cv 0.6", "time of the after-call work"),
            field("handling.machineTalk", "lognormal 6, cv 0.3", "time until an advisor gives up a machine"),
            field("handling.machineWrapUp", "3", "time of the after-call work of it"),
            field("campaign", "", "the levers a supervisor has"),
            field("campaign.mode", "predictive", "or progressive, ratio"),
            field("campaign.ringSeconds", "26", "15 to 60; the dialer gives up after"),
            field("campaign.waitLimitMs", "2000", "0 to 2000; then an answered call is abandoned with a message"),
            field("campaign.wrapUpSeconds", "0", "limit of the after-call work, 0 = none"),
            field(
                    "campaign.machines",
                    "none",
                    "or inline: machines are heard before an advisor is connected, and hung up"),
            field("campaign.machineErrors", "0", "share of machine verdicts charged as abandoned people"),
            field("campaign.callAgainMinutes", "60", "a debtor spoken to, and not done, is due again after"),
            field("campaign.pacing", "", ""),
            field("campaign.pacing.abandonmentTarget", "0.029", "share of human answers the pacing aims at"),
            field("campaign.pacing.abandonmentCeiling", "0.03", "legal limit, at most 0.05"),
            field("campaign.pacing.linesPerAdvisor", "20", "1 to 20; most calls in flight per advisor working"),
            field("campaign.pacing.callsPerSecond", "1000", "1 to 1000; most launches in a second"),
            field("campaign.pacing.minimumTeam", "1", "with fewer advisors the pacing is progressive"),
            field(
                    "campaign.pacing.lateCancel",
                    "false",
                    "calls that rang 15 s and would likely find nobody are given up"),
            field(
                    "campaign.pacing.answerModel",
                    "true",
                    "leads and phones are chosen by how likely they are to answer; by Cadencia only"),
            field("campaign.retry", "", "when a lead is due again"),
            field("campaign.retry.maxAttempts", "10", "calls per lead"),
            field("campaign.retry.busyMinutes", "15", "after busy"),
            field("campaign.retry.noAnswerMinutes", "60", "after no answer, or a machine"),
            field("campaign.retry.congestionMinutes", "1", "after a failure of the network"),
            field("campaign.retry.otherMinutes", "120", "after any other end"),
            field("changes", "none", "what changes suddenly"),
            field("changes[].day", "1", "day of the run, 1 to 31"),
            field("changes[].at", "needed", "local time, such as \"12:00\", within the run"),
            field("changes[].minutes", "0", "how long it lasts, 0 = to the end of the run"),
            field("changes[].answersTimes", "1", "factor on the chance of an answer"),
            field("changes[].talkTimes", "1", "factor on the length of conversations"),
            field("changes[].wrapUpTimes", "1", "factor on the after-call work"),
            field("changes[].breakShare", "0", "share of the advisors present that goes on a break of 'minutes'"),
            field("changes[].leaveShare", "0", "share of the advisors present that goes home"),
            field("changes[].outage", "false", "the carrier refuses every call"),
            field("changes[].listEnds", "false", "no further lead is to be had"));

    /** The forms a time may have; seconds throughout. */
    public static final List<Field> TIMES = List.of(
            field("12.5", "", "always so many seconds; also {kind: fixed, seconds: 12.5}"),
            field("{kind: uniform, from: 1.5, to: 3.5}", "", "evenly between the two"),
            field("{kind: exponential, mean: 120}", "", ""),
            field("{kind: gamma, shape: 2.2, mean: 8.4}", "", "shape 0.01 to 1000"),
            field("{kind: lognormal, mean: 120, cv: 1}", "", "cv: standard deviation over mean, at most 10"),
            field(
                    "{kind: histogram, edges: [0, 5, 20], weights: [30, 70]}",
                    "",
                    "as measured; one edge more than weights"),
            field(
                    "{kind: phases, phases: [{name: identity, time: 20, next: {closing: 0.8}}, {name: closing, time: 10}]}",
                    "",
                    "a chain: 'next' gives the chance of later phases, the rest ends it; phases called identity,"
                            + " negotiation, closing and classifying are told to the engine"));

    private ScenarioFields() {}

    private static Field field(String path, String byDefault, String meaning) {
        return new Field(path, byDefault, meaning);
    }
}
