package io.cadencia.core.engine;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.agent.CallPhase;
import io.cadencia.core.engine.Command.TelephonyObserved;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The desktops of a {@link RandomWalk}: now and then what a sensible advisor does, otherwise anything. */
final class RandomDesktops {
    private static final Map<String, String> PROMISE = Map.of("monto", "10.50", "fecha", "2026-12-01");

    private final RandomSight sight;
    private long request;

    RandomDesktops(RandomSight sight) {
        this.sight = sight;
    }

    Command next() {
        long session = sight.advisor();
        String id = sight.random.nextInt(15) == 0 ? "r" + Math.max(1, request) : "r" + ++request;
        SeatView seat = sight.seats.stream()
                .filter(s -> s.sessionId() == session)
                .findFirst()
                .orElse(null);
        long attempt =
                seat == null || seat.call() == null ? sight.leg() : seat.call().attemptId();
        Lead onScreen = seat == null ? null : seat.lead();
        Command next = seat == null || sight.random.nextInt(3) != 0 ? null : sensible(id, seat, attempt, onScreen);
        return next == null ? anything(id, session, attempt, onScreen) : next;
    }

    private Command anything(String id, long session, long attempt, @Nullable Lead onScreen) {
        return switch (sight.random.nextInt(20)) {
            case 14, 15, 18, 19 -> inCall(id, session, attempt);
            case 17 -> new Command.ReportPhase(id, session, attempt, sight.any(CallPhase.values()));
            case 16 -> new Command.Supervise(id, session, sight.advisor(), sight.any(SuperviseMode.values()));
            case 0 ->
                new Command.TakeSeat(
                        id, session, session, 1 + session % 3, new AdvisorEndpoint.Sip("advisor" + session));
            case 1 ->
                sight.random.nextInt(5) == 0
                        ? new Command.LeaveSeat(id, session)
                        : new Command.TakeSeat(id, session, session, 1, new AdvisorEndpoint.Sip("a"));
            case 2, 3, 4 -> new Command.ChangeState(id, session, true, "");
            case 5 -> new Command.ChangeState(id, session, false, sight.random.nextBoolean() ? "BANO" : "??");
            case 6 -> new Command.ResumeSeat(id, session);
            case 7 -> new Command.TakeLead(id, session, 0);
            case 8 ->
                new Command.DialPhone(
                        id,
                        session,
                        onScreen == null ? 1 : onScreen.leadId(),
                        onScreen == null ? 1 : onScreen.leadId() * 10);
            case 9 -> new Command.SkipLead(id, session, onScreen == null ? 1 : onScreen.leadId(), "x");
            case 10 -> control(id, session, attempt);
            default ->
                new Command.Classify(
                        id, session, attempt, "PP", sight.random.nextInt(4) == 0 ? Map.of() : PROMISE, "nota");
        };
    }

    private @Nullable Command sensible(String id, SeatView seat, long attempt, @Nullable Lead lead) {
        long session = seat.sessionId();
        return switch (seat.state()) {
            case CONNECTING_PHONE -> new TelephonyObserved(new TelephonyEvent.AdvisorUp(session));
            case PAUSED -> new Command.ChangeState(id, session, true, "");
            case READY -> new Command.TakeLead(id, session, 0);
            case PREPARING ->
                lead == null
                        ? null
                        : new Command.DialPhone(
                                id,
                                session,
                                lead.leadId(),
                                lead.phones().getFirst().phoneId());
            case DIALING -> new TelephonyObserved(new TelephonyEvent.Answered(attempt));
            case ON_CALL ->
                switch (sight.random.nextInt(4)) {
                    case 0 -> new TelephonyObserved(new TelephonyEvent.Connected(attempt, session));
                    case 1 -> new TelephonyObserved(new TelephonyEvent.Ended(attempt, sight.cause()));
                    default -> inCall(id, session, attempt);
                };
            case WRAP_UP, UNCLASSIFIED -> new Command.Classify(id, session, attempt, "PP", PROMISE, "nota");
        };
    }

    /** Something an advisor in a call does, if there is one. */
    private Command inCall(String id, long session, long attempt) {
        List<SeatView> talking = sight.seats.stream()
                .filter(s -> s.state() == AdvisorState.ON_CALL)
                .toList();
        if (talking.isEmpty()) {
            return control(id, session, attempt);
        }
        SeatView seat = talking.get(sight.random.nextInt(talking.size()));
        SeatView.CallView call = seat.call();
        if (call != null && call.connectedAtMs() == 0) {
            return new TelephonyObserved(new TelephonyEvent.Connected(call.attemptId(), seat.sessionId()));
        }
        if (call != null && call.thirdParty() != null && sight.random.nextInt(3) == 0) {
            return new TelephonyObserved(new TelephonyEvent.Answered(sight.legs.getLast()));
        }
        return control(id, seat.sessionId(), call == null ? attempt : call.attemptId());
    }

    private Command control(String id, long session, long attempt) {
        return new Command.ControlCall(
                id,
                session,
                attempt,
                sight.any(Command.Control.values()),
                "12#",
                sight.random.nextInt(8) == 0 ? "??" : "LEGAL");
    }
}
