package io.cadencia.server.demo.robot;

import io.cadencia.protocol.ServerMessage.Call;
import io.cadencia.protocol.ServerMessage.CallState;
import io.cadencia.protocol.ServerMessage.DialMode;
import io.cadencia.protocol.ServerMessage.Seat;
import org.jspecify.annotations.Nullable;

/**
 * What an advisor in this seat would do next. Equal seats in all that matters give equal intents, so that a timer runs on
 * while only the figures of the seat change.
 */
record Intent(Kind kind, long attemptId, long leadId) {
    static final Intent NOTHING = new Intent(Kind.NOTHING, 0, 0);

    enum Kind {
        NOTHING,
        GO_READY,
        TAKE_LEAD,
        DIAL,
        HANG_UP,
        CLASSIFY
    }

    /** @param classifiedAttempt the attempt the server has already taken a classification of, 0 = none */
    static Intent of(Seat seat, long classifiedAttempt) {
        Call call = seat.call();
        long lead = seat.leadId() == null ? 0 : seat.leadId();
        return switch (seat.state()) {
            case SIGNED_IN, CONNECTING_PHONE, DIALING -> NOTHING;
            case PAUSED -> new Intent(Kind.GO_READY, 0, 0);
            case READY -> byHand(seat) ? new Intent(Kind.TAKE_LEAD, 0, 0) : NOTHING;
            case PREPARING -> new Intent(Kind.DIAL, classifiedAttempt, lead);
            case ON_CALL -> onCall(call, lead);
            case WRAP_UP, UNCLASSIFIED -> afterCall(call, lead, classifiedAttempt);
        };
    }

    private static Intent onCall(@Nullable Call call, long lead) {
        return call == null || call.state() != CallState.CONNECTED
                ? NOTHING
                : new Intent(Kind.HANG_UP, call.attemptId(), lead);
    }

    private static Intent afterCall(@Nullable Call call, long lead, long classifiedAttempt) {
        return call == null || call.attemptId() == classifiedAttempt
                ? new Intent(Kind.GO_READY, classifiedAttempt, 0)
                : new Intent(Kind.CLASSIFY, call.attemptId(), lead);
    }

    private static boolean byHand(Seat seat) {
        DialMode mode =
                seat.campaign() == null ? DialMode.PREDICTIVE : seat.campaign().mode();
        return mode == DialMode.MANUAL || mode == DialMode.PREVIEW;
    }
}
