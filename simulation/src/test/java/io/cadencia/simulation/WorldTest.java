package io.cadencia.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.engine.Engine;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.pacing.PacingFactory;
import io.cadencia.simulation.scenario.Scenario;
import io.cadencia.simulation.scenario.ScenarioReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The world against formulas and against what must come of a known scenario. */
class WorldTest {
    private static final long HOUR_MS = 3_600_000;

    /** Everything recorded of a run. */
    private static final class Diary implements Witness {
        final List<Fact.AttemptEnded> calls = new ArrayList<>();
        final List<Boolean> human = new ArrayList<>();
        final List<Fact.AdvisorInterval> intervals = new ArrayList<>();

        @Override
        public void on(Fact fact) {
            switch (fact) {
                case Fact.AttemptEnded call -> calls.add(call);
                case Fact.AdvisorInterval interval -> intervals.add(interval);
                default -> {}
            }
        }

        @Override
        public void ended(Fact.AttemptEnded attempt, Truth truth) {
            human.add(truth.human());
        }

        long spentMs(AdvisorState... states) {
            return intervals.stream()
                    .filter(i -> List.of(states).contains(i.state()))
                    .mapToLong(i -> i.toMs() - i.fromMs())
                    .sum();
        }

        long count(Outcome outcome) {
            return calls.stream().filter(c -> c.outcome() == outcome).count();
        }
    }

    private static Diary run(String yaml, double hours) {
        Scenario scenario = ScenarioReader.text("test", "run: {hours: 100}\n" + yaml, Map.of());
        var diary = new Diary();
        var world = new VirtualWorld(
                scenario.world(),
                scenario.campaign(),
                _ -> PacingFactory.MARGINAL,
                true,
                11,
                Witness.all(new Auditor(), diary));
        world.run(Long.MAX_VALUE, (long) (hours * HOUR_MS), Engine::apply);
        return diary;
    }

    /**
     * One line per free advisor is a renewal process: an advisor handles a call, then dials until somebody answers. The
     * table of design/pacing.md has 51.4, 69.8 and 81.5 %.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.15, 0.3, 0.5})
    void shouldGiveOneLineEachTheOccupancyOfTheRenewalFormula(double answers) {
        Diary diary = run(
                "team: [{advisors: 60}]\ncampaign: {mode: progressive}\ndebtors: {phones: [{answer: " + answers + "}]}",
                3);

        double failed = 0.15 * 4 + 0.85 * (2.5 + 22);
        double searching = (1 - answers) / answers * failed + 2.5 + meanRing();
        double handling = 120 + 20;
        long busy = diary.spentMs(AdvisorState.ON_CALL, AdvisorState.WRAP_UP);
        double occupancy = 100.0 * busy / (busy + diary.spentMs(AdvisorState.READY));
        assertThat(occupancy).isCloseTo(100 * handling / (handling + searching), within(1.5));
    }

    /** Mean seconds of a ring that is answered within the limit. */
    private static double meanRing() {
        var ring = new Distribution.Gamma(2.2, 8.4);
        var random = new SplittableRandom(3);
        return java.util.stream.DoubleStream.generate(() -> ring.drawMs(random))
                .filter(s -> s < 22)
                .limit(100_000)
                .average()
                .orElseThrow();
    }

    @Test
    void shouldMeetTheSameDebtorsUnderAnyPolicy() {
        String world = "team: [{advisors: 10}]\ndebtors: {phones: [{answer: 0.3, machine: 0.2}]}";
        Map<Long, Outcome> predictive = unansweredByLead(run(world, 1));
        Map<Long, Outcome> progressive = unansweredByLead(run(world + "\ncampaign: {mode: progressive}", 1));

        predictive.keySet().retainAll(progressive.keySet());
        progressive.keySet().retainAll(predictive.keySet());
        assertThat(predictive).hasSizeGreaterThan(500).isEqualTo(progressive);
    }

    private static Map<Long, Outcome> unansweredByLead(Diary diary) {
        Map<Long, Outcome> outcomes = new HashMap<>();
        diary.calls.forEach(
                c -> outcomes.put(c.leadId(), c.outcome() == Outcome.ABANDONED ? Outcome.CONNECTED : c.outcome()));
        return outcomes;
    }

    @Test
    void shouldComeToTheSharesOfItsPhones() {
        Diary diary = run("""
                team: [{advisors: 40}]
                campaign: {mode: progressive}
                debtors: {phones: [{answer: 0.25, machine: 0.2, busy: 0.2, refused: 0.1, invalid: 0.1}]}
                """, 3);

        double all = diary.calls.size();
        assertThat(diary.count(Outcome.INVALID_NUMBER) / all).isCloseTo(0.1, within(0.02));
        assertThat(diary.human.stream().filter(h -> h).count() / all).isCloseTo(0.9 * 0.25, within(0.02));
        assertThat(diary.count(Outcome.BUSY) / all).isCloseTo(0.9 * 0.75 * 0.2, within(0.02));
        assertThat(diary.count(Outcome.CONGESTION) / all).isCloseTo(0.9 * 0.75 * 0.1, within(0.02));
        assertThat(diary.count(Outcome.NO_ANSWER) / all).isCloseTo(0.9 * 0.75 * 0.5, within(0.02));
    }

    @Test
    void shouldHangUpMachinesItHears() {
        Diary diary = run("""
                team: [{advisors: 20}]
                campaign: {mode: progressive, machines: inline}
                debtors: {phones: [{answer: 0.3, machine: 0.5}]}
                carrier: {detection: {listens: 2, heard: 0.8, mistaken: 0.1}}
                """, 3);

        long machines = diary.human.stream().filter(h -> !h).count()
                - diary.count(Outcome.BUSY)
                - diary.count(Outcome.NO_ANSWER);
        long humans = diary.human.stream().filter(h -> h).count();
        double expected = 0.8 * machines + 0.1 * humans;
        assertThat(diary.count(Outcome.MACHINE) / expected).isCloseTo(1, within(0.15));
    }

    @Test
    void shouldLoseWhoHasNoPatience() {
        Diary diary = run(
                "team: [{advisors: 1}]\ncarrier: {patience: 0.5}\nhandling: {talk: 600}\n"
                        + "campaign: {mode: ratio, pacing: {linesPerAdvisor: 6}}",
                4);

        assertThat(diary.count(Outcome.EARLY_HANGUP)).isPositive();
        assertThat(diary.count(Outcome.ABANDONED)).isZero();
    }

    @Test
    void shouldKeepTheHoursOfTheTeam() {
        // given a Monday that begins at 08:00
        Diary diary = run("""
                team:
                  - {advisors: 4, from: "09:00", to: "11:00", days: [mon, wed], late: 60,
                     breaks: [{from: "10:00", minutes: 10, waves: 2}]}
                """, 60);

        // then on Monday and Wednesday each of four works two hours less a minute, a break and a last call's rest
        double hours = diary.spentMs(AdvisorState.READY, AdvisorState.ON_CALL, AdvisorState.WRAP_UP) / (double) HOUR_MS;
        double breaks = diary.intervals.stream()
                        .filter(i -> i.reason().equals("BREAK"))
                        .mapToLong(i -> i.toMs() - i.fromMs())
                        .sum()
                / (double) HOUR_MS;
        assertThat(breaks).isCloseTo(8 * 10 / 60.0, within(0.01));
        assertThat(hours).isBetween(8 * (2 - 11 / 60.0), 8 * (2 - 11 / 60.0) + 8 * 0.25);
        assertThat(diary.calls)
                .allMatch(c -> c.placedAtMs() - diary.calls.getFirst().placedAtMs() < 52 * HOUR_MS);
    }

    @Test
    void shouldFeelWhatChangesSuddenly() {
        Diary diary = run("""
                team: [{advisors: 20}]
                campaign: {mode: progressive}
                changes:
                  - {at: "09:00", minutes: 30, breakShare: 0.3}
                  - {at: "10:00", minutes: 30, outage: true}
                  - {at: "11:00", answersTimes: 2, talkTimes: 0.5}
                  - {at: "12:00", leaveShare: 0.5}
                """, 5);

        assertThat(diary.intervals.stream().filter(i -> i.reason().equals("BREAK")))
                .hasSize(6);
        long start = 1_772_460_000_000L; // 08:00 of 2 March 2026 in Mexico City
        List<Fact.AttemptEnded> outage = between(diary, start + 2 * HOUR_MS, start + 2 * HOUR_MS + HOUR_MS / 2);
        assertThat(outage).isNotEmpty().allMatch(c -> c.outcome() == Outcome.CONGESTION);
        List<Fact.AttemptEnded> before = between(diary, start, start + HOUR_MS);
        List<Fact.AttemptEnded> after = between(diary, start + 3 * HOUR_MS, start + 4 * HOUR_MS);
        assertThat(answered(after) / answered(before)).isCloseTo(2, within(0.25));
        assertThat(talk(after) / talk(before)).isCloseTo(0.5, within(0.12));
        long gone =
                diary.intervals.stream().filter(i -> i.reason().equals("HOME")).count();
        assertThat(gone).isEqualTo(10);
    }

    private static List<Fact.AttemptEnded> between(Diary diary, long from, long to) {
        return diary.calls.stream()
                .filter(c -> c.placedAtMs() >= from && c.placedAtMs() < to)
                .toList();
    }

    private static double answered(List<Fact.AttemptEnded> calls) {
        return (double) calls.stream().filter(c -> c.answeredAtMs() != 0).count() / calls.size();
    }

    private static double talk(List<Fact.AttemptEnded> calls) {
        return calls.stream()
                .filter(c -> c.connectedAtMs() != 0)
                .mapToLong(c -> c.endedAtMs() - c.connectedAtMs())
                .average()
                .orElseThrow();
    }

    // ---- bad input: defined behaviour at the edges

    @Test
    void shouldServeOneAdvisor() {
        Diary diary = run("team: [{advisors: 1}]", 8);

        assertThat(diary.count(Outcome.CONNECTED)).isGreaterThan(100);
        assertThat(diary.count(Outcome.ABANDONED)).isLessThan(diary.count(Outcome.CONNECTED) / 20);
    }

    @Test
    void shouldWaitQuietlyWhenTheListHasEnded() {
        Diary diary = run(
                "team: [{advisors: 5}]\ndebtors: {leads: 40, doneShare: 1}\n"
                        + "campaign: {retry: {maxAttempts: 2, noAnswerMinutes: 5, busyMinutes: 5}}",
                6);

        assertThat(diary.calls).hasSizeBetween(40, 80);
        Map<Long, Integer> attempts = new HashMap<>();
        diary.calls.forEach(c -> attempts.merge(c.leadId(), 1, Integer::sum));
        assertThat(attempts).hasSize(40).allSatisfy((lead, n) -> assertThat(n).isBetween(1, 2));
    }

    @Test
    void shouldNotCallAnInvalidNumberAgain() {
        Diary diary = run("""
                team: [{advisors: 5}]
                debtors:
                  leads: 100
                  phones: [{kind: mobile, answer: 0.1, invalid: 0.5}, {kind: home, answer: 0.1}]
                campaign: {retry: {maxAttempts: 6, noAnswerMinutes: 5, busyMinutes: 5, congestionMinutes: 5}}
                """, 6);

        Map<Long, Long> invalid = new HashMap<>();
        diary.calls.stream()
                .filter(c -> c.outcome() == Outcome.INVALID_NUMBER)
                .forEach(c -> invalid.merge(c.phoneId(), 1L, Long::sum));
        assertThat(invalid)
                .hasSizeBetween(30, 70)
                .allSatisfy((phone, n) -> assertThat(n).isEqualTo(1));
    }

    @Test
    void shouldNotFloodADeadTrunk() {
        Diary diary = run(
                "team: [{advisors: 50}]\ncampaign: {pacing: {callsPerSecond: 5}}\n"
                        + "changes: [{at: \"08:00\", outage: true}]",
                0.5);

        assertThat(diary.calls).isNotEmpty().allMatch(c -> c.outcome() == Outcome.CONGESTION);
        assertThat(diary.spentMs(AdvisorState.ON_CALL)).isZero();
        assertThat(diary.calls.size()).isLessThanOrEqualTo(5 * 1_801);
    }
}
