package io.cadencia.server.demo.robot;

import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.ClientMessage.ChangeState;
import io.cadencia.protocol.ClientMessage.ChangeState.Target;
import io.cadencia.protocol.ClientMessage.Classify;
import io.cadencia.protocol.ClientMessage.ControlCall;
import io.cadencia.protocol.ClientMessage.DialPhone;
import io.cadencia.protocol.ClientMessage.PopShown;
import io.cadencia.protocol.ClientMessage.SkipLead;
import io.cadencia.protocol.ClientMessage.TakeLead;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.AccountCard;
import io.cadencia.protocol.ServerMessage.Catalog;
import io.cadencia.protocol.ServerMessage.Phone;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.protocol.ServerMessage.SeatState;
import io.cadencia.server.demo.robot.ResultChooser.Chosen;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Works a seat as an advisor would: goes ready, reads, dials by hand where the mode asks for it, talks a while, hangs up
 * unless the debtor did, classifies with the fields the result demands, takes a break now and then. Knows nothing but what
 * a desktop is told. Called on the crew's thread.
 */
final class RobotAdvisor {
    private static final long RETRY_MS = 1_000;
    private static final long PROMPT_MS = 200;
    private static final Runnable NOTHING_MORE = () -> {};

    private final Requests requests;
    private final Timer timer;
    private final Habits habits;
    private final ResultChooser chooser;
    private final RobotFigures figures;
    private final InstantSource clock;
    private final Set<Long> triedPhones = new HashSet<>();
    private @Nullable Seat seat;
    private @Nullable Catalog catalog;
    private @Nullable AccountCard card;
    private Intent intent = Intent.NOTHING;
    private long triedLead;
    private long classifiedAttempt;
    private long shownAttempt;
    private boolean onPause;
    private boolean hurrying;

    /** Runs one thing later; a new one replaces the one before. */
    @FunctionalInterface
    interface Timer {
        void after(long delayMs, Runnable action);
    }

    RobotAdvisor(Requests requests, Timer timer, Habits habits, RobotFigures figures, InstantSource clock) {
        this.requests = requests;
        this.timer = timer;
        this.habits = habits;
        this.chooser = new ResultChooser(habits.random());
        this.figures = figures;
        this.clock = clock;
    }

    /** What the server pushes to a seat. */
    void on(ServerMessage message) {
        switch (message) {
            case Catalog fresh -> catalog = fresh;
            case AccountCard fresh -> {
                card = fresh;
                showPop();
            }
            case Seat fresh -> take(fresh);
            default -> {
                // answers are the requests' own; work lists are for people
            }
        }
    }

    private void take(Seat fresh) {
        Seat before = seat;
        if (before != null && fresh.version() < before.version()) {
            return;
        }
        if (before == null) {
            figures.sat();
        }
        seat = fresh;
        showPop();
        decide();
    }

    /** The server lost this seat: begin anew. */
    void forget() {
        seat = null;
        intent = Intent.NOTHING;
    }

    /** The shift is over: end the call in hand, classify it, take no other. */
    void hurry() {
        hurrying = true;
        Intent now = intent;
        timer.after(PROMPT_MS, () -> act(now));
    }

    private void decide() {
        Seat now = seat;
        if (now == null) {
            return;
        }
        Intent wanted = Intent.of(now, classifiedAttempt);
        if (!wanted.equals(intent)) {
            intent = wanted;
            timer.after(delayMs(wanted, now), () -> act(wanted));
        }
    }

    private long delayMs(Intent wanted, Seat now) {
        if (hurrying) {
            return PROMPT_MS;
        }
        return switch (wanted.kind()) {
            case NOTHING, TAKE_LEAD -> PROMPT_MS;
            case GO_READY -> now.state() == SeatState.PAUSED && onPause ? habits.pauseMs() : PROMPT_MS;
            case DIAL -> habits.readingMs();
            case HANG_UP -> habits.talkMs();
            case CLASSIFY -> habits.wrapUpMs();
        };
    }

    private void act(Intent wanted) {
        if (!wanted.equals(intent)) {
            return;
        }
        switch (wanted.kind()) {
            case NOTHING -> {}
            case GO_READY -> {
                onPause = false;
                send(id -> new ChangeState(id, Target.READY, null), NOTHING_MORE);
            }
            case TAKE_LEAD -> {
                if (!hurrying) {
                    send(id -> new TakeLead(id, null), NOTHING_MORE);
                }
            }
            case DIAL -> {
                if (!hurrying) {
                    dial(wanted.leadId());
                }
            }
            case HANG_UP ->
                send(id -> new ControlCall(id, wanted.attemptId(), CallControl.HANG_UP, null), NOTHING_MORE);
            case CLASSIFY -> classify(wanted.attemptId());
        }
    }

    private void dial(long leadId) {
        AccountCard shown = card;
        if (shown == null || shown.leadId() != leadId) {
            again();
            return;
        }
        if (triedLead != leadId) {
            triedLead = leadId;
            triedPhones.clear();
        }
        Optional<Phone> next = shown.phones().stream()
                .filter(phone -> phone.verdict() == null || phone.verdict().allowed())
                .filter(phone -> !triedPhones.contains(phone.id()))
                .findFirst();
        if (next.isEmpty()) {
            send(id -> new SkipLead(id, leadId, "sin teléfono por marcar"), NOTHING_MORE);
            return;
        }
        triedPhones.add(next.get().id());
        send(id -> new DialPhone(id, leadId, next.get().id()), NOTHING_MORE);
    }

    private void classify(long attemptId) {
        Catalog known = catalog;
        if (known == null) {
            again();
            return;
        }
        if (habits.needsPause() && !known.pauseReasons().isEmpty()) {
            onPause = true;
            String reason = known.pauseReasons().getFirst().code();
            send(id -> new ChangeState(id, Target.PAUSED, reason), NOTHING_MORE);
        }
        Chosen chosen = chooser.choose(known, card, clock.instant());
        send(id -> new Classify(id, attemptId, chosen.resultCode(), chosen.fields(), "Gestión de demostración"), () -> {
            classifiedAttempt = attemptId;
            figures.classified();
            decide();
        });
    }

    private void send(Requests.Request request, Runnable whenDone) {
        requests.send(request, whenDone, code -> {
            figures.rejected(code);
            again();
        });
    }

    /** The same intent once more, a little later. */
    private void again() {
        Intent same = intent;
        timer.after(RETRY_MS, () -> act(same));
    }

    /** Says once per call that the account is on the screen. */
    private void showPop() {
        Seat now = seat;
        AccountCard shown = card;
        if (now == null || shown == null || now.state() != SeatState.ON_CALL || now.call() == null) {
            return;
        }
        long attemptId = now.call().attemptId();
        if (attemptId != shownAttempt && now.leadId() != null && now.leadId() == shown.leadId()) {
            shownAttempt = attemptId;
            figures.tookCall();
            requests.tell(new PopShown(attemptId));
        }
    }

    /** Requests with ids, and what to do when they are answered. */
    interface Requests {
        void send(Request request, Runnable whenDone, Consumer<String> whenRejected);

        void tell(ClientMessage message);

        /** Makes the message for a fresh request id. */
        @FunctionalInterface
        interface Request {
            ClientMessage.Request with(String requestId);
        }
    }
}
