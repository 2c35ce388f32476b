package io.cadencia.telephony.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.CallPolicy;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.Engine;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.engine.Outbox;
import io.cadencia.core.engine.Scenario;
import io.cadencia.core.engine.SeatView;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.port.CommandPort;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.runtime.RuntimeObserver;
import io.cadencia.core.runtime.TelephonyLink;
import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.population.ForcedNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine's call functions on the switch of the simulation, in virtual time: what each asks the other can do. */
class EngineOnSimulatedSwitchTest {
    private static final String DEBTOR = "+" + ForcedNumber.number(Behaviour.ANSWER, 500, 1);

    private final VirtualScheduler scheduler = new VirtualScheduler();
    private final SimulatedTelephony telephony =
            new SimulatedTelephony(scheduler, SimulatedSettings.of(DebtorPopulation.hasty(), 1));
    private final Engine engine = new Engine(Scenario.OPEN_GATE);
    private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
    private final List<Lead> leads =
            new ArrayList<>(List.of(new Lead(1, 1, 1, 1, 0, List.of(new Phone(1, DEBTOR, List.of("UTC"))))));
    private final List<Fact> facts = new ArrayList<>();
    private final TelephonyLink link = new TelephonyLink(telephony, port(), RuntimeObserver.NONE);
    private long elapsed;
    private long requests;
    private @Nullable SeatView seat;

    @AfterEach
    void close() {
        link.close();
    }

    private CommandPort port() {
        return new CommandPort() {
            @Override
            public void submit(Command command) {
                commands.add(command);
            }

            @Override
            public boolean trySubmit(Command command) {
                return commands.add(command);
            }
        };
    }

    private void effect(Effect effect) {
        switch (effect) {
            case Effect.Telephony asked -> link.on(asked, Scenario.T0 + elapsed);
            case Effect.ShowSeat show -> seat = show.seat();
            case Effect.FetchLeads fetch ->
                commands.add(new Command.LeadsArrived(
                        fetch.request().requestId(),
                        1,
                        leads.isEmpty() ? List.of() : List.of(leads.removeFirst()),
                        0,
                        0));
            default -> {}
        }
    }

    private void apply(Command command) {
        engine.apply(Scenario.T0 + elapsed, command, new Outbox() {
            @Override
            public void effect(Effect effect) {
                EngineOnSimulatedSwitchTest.this.effect(effect);
            }

            @Override
            public void fact(Fact fact) {
                facts.add(fact);
            }
        });
    }

    private void run(long ms) {
        for (long end = elapsed + ms; elapsed < end; elapsed += 10) {
            scheduler.advance(10);
            for (Command command = commands.poll(); command != null; command = commands.poll()) {
                apply(command);
            }
            if (engine.nextTimerMs() <= Scenario.T0 + elapsed) {
                apply(new Command.Tick());
            }
        }
    }

    private void control(Command.Control control, String detail) {
        commands.add(new Command.ControlCall(request(), 7, call().attemptId(), control, "", detail));
        run(100);
    }

    private String request() {
        return "r" + ++requests;
    }

    private SeatView seat() {
        return Objects.requireNonNull(seat);
    }

    private SeatView.CallView call() {
        return Objects.requireNonNull(seat().call());
    }

    private List<SwitchSnapshot.Leg> legs() {
        var snapshot = telephony.snapshot().toCompletableFuture();
        run(20);
        return Objects.requireNonNull(snapshot.getNow(null)).legs();
    }

    private void talking(Behaviour target) {
        var policy = new CallPolicy(
                false,
                AmdMode.NONE,
                false,
                0,
                List.of(new CallPolicy.Destination("LEGAL", "Legal", ForcedNumber.number(target, 1_000, 2))),
                List.of(),
                20_000,
                false);
        apply(new Command.Genesis(1_000, 1));
        apply(new Command.DefineCampaign(Scenario.spec(1, DialMode.PREDICTIVE).with(policy)));
        apply(new Command.RunCampaign(1, true, "test"));
        telephony.start(link);
        run(100);
        apply(new Command.TakeSeat(request(), 7, 7, 1, new AdvisorEndpoint.Sip("a@robots")));
        run(100);
        apply(new Command.ChangeState(request(), 7, true, ""));
        run(2_000);
        assertThat(call().state()).isEqualTo(LegState.CONNECTED);
    }

    @Test
    void shouldConsultMergeLeaveAndLetTheOthersTalk() {
        talking(Behaviour.ANSWER);

        control(Command.Control.CONSULT, "LEGAL");
        assertThat(call().held()).isTrue();
        run(1_500);
        assertThat(Objects.requireNonNull(call().thirdParty()).state()).isEqualTo(LegState.CONNECTED);
        control(Command.Control.MERGE, "");
        assertThat(call().held()).isFalse();
        control(Command.Control.LEAVE, "");
        assertThat(seat().state()).isEqualTo(AdvisorState.WRAP_UP);

        long attempt = call().attemptId();
        commands.add(new Command.Classify(request(), 7, attempt, "RT", Map.of(), ""));
        run(5_000);
        assertThat(legs()).as("debtor and third party talk on").hasSize(2).allMatch(leg -> leg.pairedLegId() != 0);
        assertThat(facts).noneMatch(Fact.AttemptEnded.class::isInstance);
        assertThat(facts).anyMatch(Fact.GestionRecorded.class::isInstance);

        run(3_600_000);
        assertThat(legs()).isEmpty();
        assertThat(facts).filteredOn(Fact.AttemptEnded.class::isInstance).hasSize(1);
        assertThat(facts).filteredOn(Fact.ThirdPartyCalled.class::isInstance).hasSize(1);
    }

    @Test
    void shouldBringTheDebtorBackFromATransferNobodyAnswers() {
        talking(Behaviour.BUSY);

        control(Command.Control.TRANSFER, "LEGAL");
        run(1_500);

        assertThat(call().thirdPartyOutcome()).isEqualTo(Outcome.BUSY);
        assertThat(seat().state()).isEqualTo(AdvisorState.ON_CALL);
        List<SwitchSnapshot.Leg> legs = legs();
        assertThat(legs).hasSize(1);
        assertThat(legs.getFirst().sessionId()).as("with the advisor again").isEqualTo(7);
    }

    @Test
    void shouldTransferUnaskedAndFreeTheAdvisor() {
        talking(Behaviour.ANSWER);

        control(Command.Control.TRANSFER, "LEGAL");
        run(1_500);

        assertThat(seat().state()).isEqualTo(AdvisorState.WRAP_UP);
        assertThat(legs()).hasSize(2).allMatch(leg -> leg.pairedLegId() != 0);
    }
}
