package io.cadencia.core.engine;

import io.cadencia.core.compliance.ComplianceGate;
import io.cadencia.core.compliance.ComplianceProfile;
import io.cadencia.core.engine.Command.SeatCommand;
import io.cadencia.core.engine.Rejection.Code;
import io.cadencia.core.pacing.PacingFactory;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The dialer's brain: a deterministic state machine. The same commands with the same times give the same state, byte
 * for byte, and the same effects and facts in the same order. It has no clock, threads, I/O, logging or randomness of
 * its own. One thread at a time.
 *
 * <p>The work is done by desks over one {@link EngineState}: seats, leads, launching, calls, third parties, recordings,
 * inbound, supervision, manual dialling, classification, reconciliation. A desk that changes what routing or pacing depend on marks the campaign in the {@link
 * Turn}; at the end of every command waiting calls are routed and new ones launched once for each team of a marked one.
 */
public final class Engine implements Snapshotable {
    private final EngineState state;
    private final Turn turn;
    private final LeadDesk leads;
    private final CampaignDesk campaigns;
    private final SeatDesk seats;
    private final PaceDesk pace;
    private final ManualDesk manual;
    private final CallDesk calls;
    private final ControlDesk controls;
    private final InboundDesk inbound;
    private final SupervisionDesk supervision;
    private final ClassificationDesk classification;
    private final TelephonyDesk telephony;
    private final NodeDesk nodes;
    private final TimerDesk timers;

    /** Makes the gate over the engine's profiles. */
    @FunctionalInterface
    public interface GateFactory {
        ComplianceGate over(Function<String, @Nullable ComplianceProfile> profiles);
    }

    public Engine(GateFactory gates) {
        this(gates, PacingFactory.MARGINAL);
    }

    /** An engine that paces its campaigns in another way. */
    public Engine(GateFactory gates, PacingFactory pacing) {
        this(new EngineState(pacing), gates);
    }

    private Engine(EngineState state, GateFactory gates) {
        this.state = state;
        this.turn = new Turn(state);
        this.leads = new LeadDesk(state, turn, gates.over(state.profiles::get));
        this.campaigns = new CampaignDesk(state, turn, leads);
        this.supervision = new SupervisionDesk(state, turn);
        this.seats = new SeatDesk(state, turn, leads, supervision);
        var launcher = new Launcher(state, turn);
        this.manual = new ManualDesk(state, turn, seats, leads, launcher);
        var recordings = new RecordingDesk(state, turn);
        var ends = new EndDesk(state, turn, seats, manual, leads, recordings);
        this.pace = new PaceDesk(state, turn, leads, launcher, ends);
        this.inbound = new InboundDesk(state, turn, ends);
        this.calls = new CallDesk(state, turn, seats, recordings, inbound, ends);
        var sides = new SideDesk(state, turn, seats, calls, recordings, ends);
        var machines = new MachineDesk(state, turn, calls, ends);
        this.controls = new ControlDesk(state, turn, calls, sides, recordings, ends);
        this.classification = new ClassificationDesk(state, turn, seats, leads);
        var reconciliation = new Reconciliation(state, turn, calls, sides, inbound, ends, seats);
        this.nodes = new NodeDesk(state, turn, calls, sides, inbound, ends, seats);
        this.telephony = new TelephonyDesk(
                state,
                turn,
                seats,
                calls,
                sides,
                recordings,
                machines,
                inbound,
                supervision,
                ends,
                nodes,
                reconciliation);
        this.timers = new TimerDesk(
                state, turn, leads, seats, pace, calls, sides, recordings, inbound, ends, classification, nodes);
    }

    /** The engine whose state was written by {@link #write}. */
    public static Engine read(StateReader in, GateFactory gates) {
        return new Engine(EngineState.read(in, PacingFactory.MARGINAL), gates);
    }

    /**
     * Carries out a command.
     *
     * @param nowMs its time, epoch milliseconds; never before that of the command before
     */
    public void apply(long nowMs, Command command, Outbox out) {
        if (nowMs < state.nowMs) {
            throw new IllegalArgumentException("time went back from " + state.nowMs + " to " + nowMs);
        }
        turn.begin(nowMs, out);
        if (!(command instanceof Command.ServerStarted)) {
            timers.fireDue(); // after a restart first what was open before it, then what fell due meanwhile
        }
        dispatch(command);
        settle();
        turn.end();
    }

    /** When a {@link Command.Tick} is due; {@link Long#MAX_VALUE} = never. */
    public long nextTimerMs() {
        return state.timers.nextDueMs();
    }

    public long nowMs() {
        return state.nowMs;
    }

    /** Checksum of the whole state as written. */
    public long stateHash() {
        var out = new StateWriter();
        write(out);
        var crc = new CRC32C();
        crc.update(out.array(), 0, out.size());
        return crc.getValue();
    }

    @Override
    public void write(StateWriter out) {
        state.write(out);
    }

    private void dispatch(Command command) {
        switch (command) {
            case Command.Genesis genesis -> state.begin(genesis.baseId(), genesis.seed());
            case Command.ServerStarted _ -> serverStarted();
            case Command.Tick _ -> {}
            case Command.DefineProfile define ->
                state.profiles.put(define.profile().profileId(), define.profile());
            case Command.DefineCampaign define -> campaigns.define(define);
            case Command.TuneCampaign tune -> campaigns.tune(tune);
            case Command.DefineExchange define -> nodes.define(define.exchange());
            case Command.SetNodeMode set -> nodes.set(set);
            case Command.RunCampaign run -> campaigns.run(run);
            case Command.LeadsArrived batch -> leads.arrived(batch);
            case Command.TelephonyObserved observed -> telephony.observed(observed.event());
            case Command.TelephonyRefused refused -> telephony.refused(refused);
            case Command.CallerFound found -> inbound.callerFound(found);
            case Command.BacklogReported report -> backlog(report.overLimit());
            case Command.DesktopLost lost -> {
                Seat seat = state.seat(lost.sessionId());
                if (seat != null) {
                    seats.desktopLost(seat);
                }
            }
            case SeatCommand request -> request(request);
        }
    }

    /** Routes and paces every team something happened to; doing so may mark teams again. */
    private void settle() {
        for (Team team = turn.takePump(); team != null; team = turn.takePump()) {
            calls.routeWaiting(team);
            manual.offerPreview(team);
            pace.pace(team);
        }
    }

    private void serverStarted() {
        nodes.allDown();
        state.backlogOver = false; // reported anew if it still is
        for (Seat seat : state.seats()) {
            seats.desktopLost(seat);
        }
        state.campaigns.values().forEach(leads::ask);
    }

    private void backlog(boolean over) {
        state.backlogOver = over;
        state.campaigns.values().forEach(turn::pump);
    }

    // ---- desktops

    private void request(SeatCommand command) {
        Seat seat = state.seat(command.sessionId());
        if (seat != null && seat.answered.contains(command.requestId())) {
            turn.show(seat);
            turn.answer(command, null);
            return;
        }
        Rejection rejection = carryOut(command, seat);
        Seat after = state.seat(command.sessionId());
        if (rejection == null && after != null) {
            after.answered.add(command.requestId());
        }
        turn.answer(command, rejection);
    }

    private @Nullable Rejection carryOut(SeatCommand command, @Nullable Seat seat) {
        return switch (command) {
            case Command.TakeSeat take -> seats.take(take);
            case Command.ResumeSeat resume -> seats.resume(resume, seat);
            case Command.LeaveSeat leave -> seats.leave(leave, seat);
            case SeatCommand other -> seat == null ? Rejection.of(Code.NOT_SIGNED_IN) : carryOutSeated(other, seat);
        };
    }

    private @Nullable Rejection carryOutSeated(SeatCommand command, Seat seat) {
        return switch (command) {
            case Command.ChangeState change -> {
                Rejection rejection = seats.change(change, seat);
                seats.lists.refillIfManual(seat);
                yield rejection;
            }
            case Command.ControlCall control -> controls.control(control, seat);
            case Command.Supervise supervise -> supervision.supervise(supervise, seat);
            case Command.TakeLead take -> manual.takeLead(take, seat);
            case Command.DialPhone dial -> manual.dial(dial, seat);
            case Command.SkipLead skip -> manual.skip(skip, seat);
            case Command.ReportPhase report -> seats.report(report, seat);
            case Command.Classify classify -> classification.classify(classify, seat);
            case Command.TakeSeat _, Command.ResumeSeat _, Command.LeaveSeat _ ->
                throw new IllegalStateException("handled before");
        };
    }
}
