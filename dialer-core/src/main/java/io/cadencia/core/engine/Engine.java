package io.cadencia.core.engine;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.compliance.ComplianceGate;
import io.cadencia.core.compliance.ComplianceProfile;
import io.cadencia.core.engine.Command.SeatCommand;
import io.cadencia.core.engine.Rejection.Code;
import io.cadencia.core.engine.SeatView.PhoneLeg;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The dialer's brain: a deterministic state machine. The same commands with the same times give the same state, byte
 * for byte, and the same effects and facts in the same order. It has no clock, threads, I/O, logging or randomness of
 * its own. One thread at a time.
 *
 * <p>The work is done by desks over one {@link EngineState}: seats, leads, launching, calls, manual dialling,
 * classification, reconciliation. A desk that changes what routing or pacing depend on marks the campaign in the {@link
 * Turn}; at the end of every command waiting calls are routed and new ones launched once per marked campaign.
 */
public final class Engine implements Snapshotable {
    private final EngineState state;
    private final Turn turn;
    private final LeadDesk leads;
    private final SeatDesk seats;
    private final Launcher launcher;
    private final ManualDesk manual;
    private final EndDesk ends;
    private final CallDesk calls;
    private final ClassificationDesk classification;
    private final Reconciliation reconciliation;
    private final NodeDesk nodes;
    private final TimerDesk timers;

    /** Makes the gate over the engine's profiles. */
    @FunctionalInterface
    public interface GateFactory {
        ComplianceGate over(Function<String, @Nullable ComplianceProfile> profiles);
    }

    public Engine(GateFactory gates) {
        this(new EngineState(), gates);
    }

    private Engine(EngineState state, GateFactory gates) {
        this.state = state;
        this.turn = new Turn(state);
        this.leads = new LeadDesk(state, turn, gates.over(state.profiles::get));
        this.seats = new SeatDesk(state, turn, leads);
        this.launcher = new Launcher(state, turn, leads);
        this.manual = new ManualDesk(state, turn, seats, leads, launcher);
        this.ends = new EndDesk(state, turn, seats, manual, leads);
        this.calls = new CallDesk(state, turn, seats, ends);
        this.classification = new ClassificationDesk(state, turn, seats, leads);
        this.reconciliation = new Reconciliation(state, turn, calls, ends, seats);
        this.nodes = new NodeDesk(state, turn, calls, ends, seats);
        this.timers = new TimerDesk(state, turn, leads, seats, launcher, calls, ends, classification, nodes);
    }

    /** The engine whose state was written by {@link #write}. */
    public static Engine read(StateReader in, GateFactory gates) {
        return new Engine(EngineState.read(in), gates);
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
            case Command.DefineCampaign define -> define(define);
            case Command.DefineExchange define -> nodes.define(define.exchange());
            case Command.SetNodeMode set -> nodes.set(set);
            case Command.RunCampaign run -> run(run);
            case Command.LeadsArrived batch -> leads.arrived(batch);
            case Command.TelephonyObserved observed -> observed(observed.event());
            case Command.TelephonyRefused refused -> refused(refused);
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

    /** Routes and paces every campaign something happened to; doing so may mark campaigns again. */
    private void settle() {
        for (Campaign campaign = turn.takePump(); campaign != null; campaign = turn.takePump()) {
            calls.routeWaiting(campaign);
            manual.offerPreview(campaign);
            launcher.pace(campaign);
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

    private void define(Command.DefineCampaign define) {
        long campaignId = define.spec().campaignId();
        Campaign known = state.campaigns.get(campaignId);
        if (known != null) {
            known.spec = define.spec();
            turn.pump(known);
            return;
        }
        state.campaigns.put(campaignId, new Campaign(define.spec()));
        state.timers.set(turn.nowMs() + TimerDesk.HEARTBEAT_MS, Timers.Kind.HEARTBEAT, campaignId, 0);
    }

    private void run(Command.RunCampaign run) {
        Campaign campaign = state.campaigns.get(run.campaignId());
        if (campaign != null && campaign.running != run.running()) {
            campaign.running = run.running();
            turn.fact(new Fact.CampaignChanged(run.campaignId(), run.running(), run.actor(), turn.nowMs()));
            leads.feed(campaign);
            turn.pump(campaign);
        }
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
                refillIfManual(seat);
                yield rejection;
            }
            case Command.ControlCall control -> calls.control(control, seat);
            case Command.TakeLead take -> manual.takeLead(take, seat);
            case Command.DialPhone dial -> manual.dial(dial, seat);
            case Command.SkipLead skip -> manual.skip(skip, seat);
            case Command.Classify classify -> classification.classify(classify, seat);
            case Command.TakeSeat _, Command.ResumeSeat _, Command.LeaveSeat _ ->
                throw new IllegalStateException("handled before");
        };
    }

    private void refillIfManual(Seat seat) {
        Campaign campaign = state.campaignOf(seat);
        if (!campaign.spec.mode().paced() && seat.leg == PhoneLeg.UP) {
            seats.refill(seat, campaign);
        }
    }

    // ---- telephony

    private void observed(TelephonyEvent event) {
        switch (event) {
            case TelephonyEvent.LinkUp up -> linkUp(up);
            case TelephonyEvent.LinkDown down -> nodes.linkDown(down.node());
            case TelephonyEvent.LeadershipLost lost -> nodes.linkDown(lost.node());
            case TelephonyEvent.RoundTrip trip -> nodes.measured(trip);
            case TelephonyEvent.AdvisorUp up -> advisorUp(up.sessionId());
            case TelephonyEvent.AdvisorDown down -> advisorDown(down.sessionId());
            case TelephonyEvent.LegEvent leg -> legEvent(leg);
        }
    }

    private void linkUp(TelephonyEvent.LinkUp up) {
        ExchangeNode node = nodes.linkUp(up.node());
        if (node != null) {
            reconciliation.linkUp(node, up);
        }
    }

    private void legEvent(TelephonyEvent.LegEvent event) {
        Attempt attempt = state.attempts.get(event.legId());
        if (attempt == null || attempt.over()) {
            if (!(event instanceof TelephonyEvent.Ended)) {
                turn.effect(new Effect.HangUp(event.legId()));
            }
            return;
        }
        switch (event) {
            case TelephonyEvent.Dialing _ -> calls.dialing(attempt);
            case TelephonyEvent.Ringing _ -> calls.ringing(attempt);
            case TelephonyEvent.Answered _ -> calls.answered(attempt);
            case TelephonyEvent.Connected connected -> calls.connected(attempt, connected.sessionId());
            case TelephonyEvent.Ended ended -> ends.ended(attempt, ended.cause());
            case TelephonyEvent.Disconnected _,
                    TelephonyEvent.Dtmf _,
                    TelephonyEvent.PlaybackFinished _,
                    TelephonyEvent.Arrived _,
                    TelephonyEvent.EarlyMedia _,
                    TelephonyEvent.MachineDetected _,
                    TelephonyEvent.Recording _ -> {}
        }
    }

    private void advisorUp(long legId) {
        Seat seat = state.seatOfLeg(legId);
        if (seat == null) {
            turn.effect(new Effect.CloseAdvisor(legId, ""));
            return;
        }
        seats.phoneUp(seat);
        calls.phoneBack(seat);
        refillIfManual(seat);
    }

    private void advisorDown(long legId) {
        Seat seat = state.seatOfLeg(legId);
        if (seat == null) {
            return;
        }
        seats.phoneDown(seat);
        calls.phoneLost(seat);
    }

    private void refused(Command.TelephonyRefused refused) {
        if (refused.verb() == Command.TelephonyVerb.OPEN_ADVISOR) {
            Seat seat = state.seatOfLeg(refused.sessionId());
            if (seat != null && seat.leg == PhoneLeg.CALLING) {
                seats.phoneDown(seat);
            }
            return;
        }
        Attempt attempt = state.attempts.get(refused.legId());
        if (attempt == null || attempt.over()) {
            return;
        }
        switch (refused.verb()) {
            case DIAL -> dialRefused(attempt, refused.reason());
            case CONNECT -> calls.connectRefused(attempt, refused.reason() == Ack.Reason.ADVISOR_GONE);
            case HOLD, MUTE -> calls.controlRefused(attempt, refused.verb());
            case PLAY -> ends.hangUp(attempt);
            case HANG_UP, SEND_DTMF, OPEN_ADVISOR, CLOSE_ADVISOR -> {}
        }
    }

    /** A time-out may have placed the call after all: it is hung up too. */
    private void dialRefused(Attempt attempt, Ack.Reason reason) {
        state.exchange.refused(attempt, reason, turn.nowMs());
        if (reason == Ack.Reason.TIMED_OUT) {
            turn.effect(new Effect.HangUp(attempt.id));
        }
        ends.ended(attempt, EndCause.lost(attempt.state));
    }
}
