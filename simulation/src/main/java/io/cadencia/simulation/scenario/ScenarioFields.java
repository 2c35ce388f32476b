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
    public static final List<Field> ALL = fields("""
            name | the file | shown in reports
            description | | one sentence, shown in reports
            run | | how the scenario is run
            run.start | 2026-03-02T08:00 | local date and time at which a run begins
            run.zone | America/Mexico_City | IANA zone of team and debtors
            run.hours | 11 | length of a run, 0.1 to 744; several days with their nights are fine
            run.warmUpMinutes | 60 | first part of each run that is not counted
            run.seeds | 8 | runs per policy, each with other debtors
            run.firstSeed | 1 | seed of the first run, the others follow
            run.policies | [cadencia] | policies to compare, with settings in brackets; --list shows them
            team | needed | groups of advisors with the same hours
            team[].advisors | needed | how many, 1 to 10000 in all groups together
            team[].from | the whole run | begin of the shift, such as "09:00"
            team[].to | the whole run | end of the shift, later on the same day
            team[].days | every day | of mon, tue, wed, thu, fri, sat, sun
            team[].late | first 5 seconds | time: how long after the begin each arrives
            team[].earlyLeavers | 0 | share that goes home in the second half of the shift
            team[].breaks | none | planned breaks
            team[].breaks[].from | needed | begin, such as "13:00"
            team[].breaks[].minutes | 15 | length
            team[].breaks[].waves | 1 | parts of the group that go one after the other
            team[].randomBreaks | none | short breaks of the advisors' own
            team[].randomBreaks.perHour | 0 | how many an hour each takes on average
            team[].randomBreaks.time | 300 | time: length of each
            debtors | | who is called
            debtors.leads | 0 | debtors in the list; 0 = new ones without end, each called once
            debtors.spread | 0 | how unlike debtors are: standard deviation over mean of each one's factor on the chance of an answer
            debtors.tiring | 1 | factor on the chance of an answer for each earlier call to the debtor
            debtors.doneShare | 0 | share of conversations after which a debtor is not called again
            debtors.phones | one kind | kinds of phones, the first is dialled first
            debtors.phones[].kind | phone 1 | such as mobile, home, work
            debtors.phones[].share | 1 | share of the debtors who have one
            debtors.phones[].answer | 0.3 | chance that a human answers: a number, or by hour from which each holds, as {8: 0.2, 12: 0.3}
            debtors.phones[].machine | 0 | of the calls no human answers: share a machine answers
            debtors.phones[].busy | 0.15 | likewise: share that is busy
            debtors.phones[].refused | 0 | likewise: share that the network refuses
            debtors.phones[].invalid | 0 | share of these phones whose number does not exist
            carrier | | the network between dialer and debtors
            carrier.postDial | 1.5 to 3.5 | time from the launch to the first ring
            carrier.ring | gamma 2.2, mean 8.4 | time from the first ring to the answer, of those who answer within the ring limit
            carrier.ringLimitSeconds | 22 | longest ringing; then the call ends unanswered
            carrier.fail | 2 to 6 | time from the launch to busy, invalid or refused
            carrier.machineRing | 15 to 20 | time from the first ring to the answer of a machine
            carrier.patience | for ever | time a human who answered waits for an advisor before hanging up
            carrier.detection | | machine detection, where campaign.machines is inline
            carrier.detection.listens | 1.5 to 3 | time from the answer to the verdict
            carrier.detection.heard | 0.9 | share of machines it recognises
            carrier.detection.mistaken | 0.02 | share of people it takes for machines
            handling | | what advisors do
            handling.talk | lognormal 120, cv 1 | time of a conversation; phases are reported to the engine
            handling.wrapUp | lognormal 20, cv 0.6 | time of the after-call work
            handling.machineTalk | lognormal 6, cv 0.3 | time until an advisor gives up a machine
            handling.machineWrapUp | 3 | time of the after-call work of it
            campaign | | the levers a supervisor has
            campaign.mode | predictive | or progressive, ratio
            campaign.ringSeconds | 26 | 15 to 60; the dialer gives up after
            campaign.waitLimitMs | 2000 | 0 to 2000; then an answered call is abandoned with a message
            campaign.wrapUpSeconds | 0 | limit of the after-call work, 0 = none
            campaign.machines | none | or inline: machines are heard before an advisor is connected, and hung up
            campaign.machineErrors | 0 | share of machine verdicts charged as abandoned people
            campaign.callAgainMinutes | 60 | a debtor spoken to, and not done, is due again after
            campaign.pacing | |
            campaign.pacing.abandonmentTarget | 0.029 | share of human answers the pacing aims at
            campaign.pacing.abandonmentCeiling | 0.03 | legal limit, at most 0.05
            campaign.pacing.linesPerAdvisor | 20 | 1 to 20; most calls in flight per advisor working
            campaign.pacing.callsPerSecond | 1000 | 1 to 1000; most launches in a second
            campaign.pacing.minimumTeam | 1 | with fewer advisors the pacing is progressive
            campaign.pacing.lateCancel | false | calls that rang 15 s and would likely find nobody are given up
            campaign.pacing.answerModel | true | leads and phones are chosen by how likely they are to answer; by Cadencia only
            campaign.retry | | when a lead is due again
            campaign.retry.maxAttempts | 10 | calls per lead
            campaign.retry.busyMinutes | 15 | after busy
            campaign.retry.noAnswerMinutes | 60 | after no answer, or a machine
            campaign.retry.congestionMinutes | 1 | after a failure of the network
            campaign.retry.otherMinutes | 120 | after any other end
            changes | none | what changes suddenly
            changes[].day | 1 | day of the run, 1 to 31
            changes[].at | needed | local time, such as "12:00", within the run
            changes[].minutes | 0 | how long it lasts, 0 = to the end of the run
            changes[].answersTimes | 1 | factor on the chance of an answer
            changes[].talkTimes | 1 | factor on the length of conversations
            changes[].wrapUpTimes | 1 | factor on the after-call work
            changes[].breakShare | 0 | share of the advisors present that goes on a break of 'minutes'
            changes[].leaveShare | 0 | share of the advisors present that goes home
            changes[].outage | false | the carrier refuses every call
            changes[].listEnds | false | no further lead is to be had
            """);

    /** The forms a time may have; seconds throughout. */
    public static final List<Field> TIMES = fields("""
            12.5 | | always so many seconds; also {kind: fixed, seconds: 12.5}
            {kind: uniform, from: 1.5, to: 3.5} | | evenly between the two
            {kind: exponential, mean: 120} | |
            {kind: gamma, shape: 2.2, mean: 8.4} | | shape 0.01 to 1000
            {kind: lognormal, mean: 120, cv: 1} | | cv: standard deviation over mean, at most 10
            {kind: histogram, edges: [0, 5, 20], weights: [30, 70]} | | as measured; one edge more than weights
            {kind: phases, phases: [{name: identity, time: 20, next: {closing: 0.8}}, {name: closing, time: 10}]} | | a chain: 'next' gives the chance of later phases, the rest ends it; phases called identity, negotiation, closing and classifying are told to the engine
            """);

    private ScenarioFields() {}

    /** A line each: path, default and meaning between bars. */
    private static List<Field> fields(String table) {
        return table.lines()
                .map(line -> line.split(" *\\| *", 3))
                .map(cells -> new Field(cells[0], cells[1], cells[2]))
                .toList();
    }
}
