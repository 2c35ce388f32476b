package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.port.telephony.RecordingState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stop after every step, write the state, read it back and go on: the engine that was never stopped and the one that
 * was stopped every time must not differ in a byte of state nor in an effect or fact. Commands go through their binary
 * form on the way, as through the journal.
 */
class ReplayPropertyTest {
    private static final int STEPS = 1_200;
    private static final RecordCodec<Command> COMMANDS = RecordCodec.of(Command.class);
    private static final RecordCodec<Fact> FACTS = RecordCodec.of(Fact.class);

    private static int placed;
    private static int classified;
    private static int thirdParties;
    private static int transferred;
    private static int inbound;
    private static int recordings;
    private static int machines;
    private static int corrected;
    private static int supervised;
    private static int shared;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldBeTheSameWhetherStoppedAfterEveryStepOrNever(long seed) {
        var walk = new RandomWalk(seed);
        var never = new Engine(Scenario.OPEN_GATE);
        Engine always = new Engine(Scenario.OPEN_GATE);
        var auditor = new Auditor();
        long now = Scenario.T0;

        for (int step = 0; step < STEPS; step++) {
            now += walk.pause();
            Command command = walk.next();
            var expected = new Recorder();
            never.apply(now, command, expected);
            var actual = new Recorder();
            always = restarted(always);
            always.apply(now, throughTheJournal(command), actual);

            assertThat(actual.effects)
                    .as("effects of step %d of seed %d", step, seed)
                    .isEqualTo(expected.effects);
            assertThat(actual.facts)
                    .as("facts of step %d of seed %d", step, seed)
                    .isEqualTo(expected.facts);
            assertThat(always.stateHash())
                    .as("state after step %d of seed %d", step, seed)
                    .isEqualTo(never.stateHash());
            expected.facts.forEach(f -> assertThat(throughTheFactLog(f)).isEqualTo(f));
            expected.effects.forEach(walk::seen);
            auditor.check(expected, "step " + step + " of seed " + seed);
        }
        assertThat(auditor.placed).as("calls placed by seed %d", seed).isPositive();
        assertThat(auditor.sideLegs())
                .as("third parties of seed %d never ended")
                .isLessThan(4);
        thirdParties += auditor.thirdParties;
        transferred += auditor.transferred;
        inbound += auditor.inbound;
        recordings += auditor.recordings;
        machines += auditor.machines;
        corrected += auditor.corrected.size();
        supervised += auditor.supervised;
        shared += auditor.shared;
        placed += auditor.placed;
        classified += auditor.classified;
    }

    @AfterAll
    static void shouldHaveSeenARealDay() {
        assertThat(placed).as("calls placed by all seeds").isGreaterThan(100);
        assertThat(classified).as("calls classified by all seeds").isGreaterThan(15);
        assertThat(thirdParties).as("third parties called").isGreaterThan(5);
        assertThat(transferred).as("calls left to a third party").isPositive();
        assertThat(inbound).as("inbound calls ended").isGreaterThan(50);
        assertThat(recordings).as("recordings begun").isGreaterThan(5);
        assertThat(machines).as("machines hung up").isPositive();
        assertThat(supervised).as("supervisions").isPositive();
        assertThat(shared)
                .as("calls of the campaign nobody sits down in, with advisors of its team")
                .isPositive();
        assertThat(corrected).as("attempts corrected by a late note").isPositive();
    }

    private static Engine restarted(Engine engine) {
        var out = new StateWriter();
        engine.write(out);
        var in = new StateReader(out.toBytes());
        Engine restarted = Engine.read(in, Scenario.OPEN_GATE);
        assertThat(in.hasMore()).isFalse();
        return restarted;
    }

    private static Command throughTheJournal(Command command) {
        var out = new StateWriter();
        COMMANDS.write(command, out);
        return COMMANDS.read(new StateReader(out.toBytes()));
    }

    private static Fact throughTheFactLog(Fact fact) {
        var out = new StateWriter();
        FACTS.write(fact, out);
        return FACTS.read(new StateReader(out.toBytes()));
    }

    private static final class Recorder implements Outbox {
        final List<Effect> effects = new ArrayList<>();
        final List<Fact> facts = new ArrayList<>();

        @Override
        public void effect(Effect effect) {
            effects.add(effect);
        }

        @Override
        public void fact(Fact fact) {
            facts.add(fact);
        }
    }

    /** Knows only what went out, and what must hold of it whatever happens. */
    private static final class Auditor {
        private final Map<Long, Long> personOfCall = new HashMap<>();
        private final Set<Long> personsInCall = new HashSet<>();
        private final Set<Long> ended = new HashSet<>();
        private final Set<Long> corrected = new HashSet<>();
        private final Set<Long> gestiones = new HashSet<>();
        private final Map<Long, Long> callOfSeat = new HashMap<>();
        private final Set<Long> unclassified = new HashSet<>();
        private final Set<Long> sideLegs = new HashSet<>();
        int placed;
        int classified;
        int thirdParties;
        int transferred;
        int inbound;
        int recordings;
        int machines;
        int supervised;
        int shared;

        void check(Recorder step, String where) {
            step.facts.forEach(fact -> fact(fact, where));
            step.effects.forEach(effect -> effect(effect, where));
        }

        private void fact(Fact fact, String where) {
            switch (fact) {
                case Fact.AttemptEnded attempt -> {
                    assertThat(ended.add(attempt.attemptId()))
                            .as("%s: attempt %d ended twice", where, attempt.attemptId())
                            .isTrue();
                    inbound += attempt.mode() == DialMode.INBOUND ? 1 : 0;
                    machines += attempt.outcome() == Outcome.MACHINE ? 1 : 0;
                    shared += attempt.campaignId() == RandomWalk.SHARING && attempt.advisorId() != 0 ? 1 : 0;
                    Long person = personOfCall.remove(attempt.attemptId());
                    if (person != null) {
                        personsInCall.remove(person);
                    }
                    if (attempt.connectedAtMs() != 0 && !gestiones.contains(attempt.attemptId())) {
                        unclassified.add(attempt.attemptId());
                    }
                }
                case Fact.GestionRecorded gestion -> {
                    assertThat(gestiones.add(gestion.attemptId()))
                            .as("%s: two gestiones of attempt %d", where, gestion.attemptId())
                            .isTrue();
                    classified += gestion.advisorId() != 0 ? 1 : 0;
                    unclassified.remove(gestion.attemptId());
                }
                case Fact.ThirdPartyCalled third -> {
                    assertThat(sideLegs.remove(third.legId()))
                            .as("%s: third party %d ended without having begun", where, third.legId())
                            .isTrue();
                    transferred += third.phase().equals("TRANSFERRED") ? 1 : 0;
                }
                case Fact.RecordingChanged change -> recordings += change.change() == RecordingState.STARTED ? 1 : 0;
                case Fact.AdvisorSupervised _ -> supervised++;
                case Fact.AbandonmentFound found -> {
                    assertThat(ended).as(where).contains(found.attemptId());
                    assertThat(corrected.add(found.attemptId()))
                            .as("%s: attempt %d corrected twice", where, found.attemptId())
                            .isTrue();
                }
                default -> {}
            }
        }

        int sideLegs() {
            return sideLegs.size();
        }

        private void effect(Effect effect, String where) {
            switch (effect) {
                case Effect.PlaceCall place -> {
                    placed++;
                    // account ids are the lead's + 100,000; persons as RandomWalk deals them
                    long lead = place.leadId();
                    long person = lead % 5 == 0 ? 1 : lead + 200_000;
                    assertThat(personsInCall.add(person))
                            .as("%s: person %d called twice", where, person)
                            .isTrue();
                    personOfCall.put(place.request().legId(), person);
                }
                case Effect.CallThirdParty third -> {
                    thirdParties++;
                    sideLegs.add(third.request().legId());
                }
                case Effect.ShowSeat show -> seat(show.seat(), where);
                default -> {}
            }
        }

        private void seat(SeatView seat, String where) {
            Long before = callOfSeat.get(seat.sessionId());
            SeatView.CallView call = seat.call();
            if (before != null && unclassified.contains(before)) {
                assertThat(call)
                        .as("%s: seat %d lost its unclassified call", where, seat.sessionId())
                        .isNotNull();
                assertThat(seat.state()).as(where).isNotIn(AdvisorState.READY, AdvisorState.DIALING);
            }
            if (call == null) {
                callOfSeat.remove(seat.sessionId());
            } else {
                callOfSeat.put(seat.sessionId(), call.attemptId());
            }
        }
    }
}
