package io.cadencia.server.gateway;

import io.cadencia.core.engine.SeatView.PhoneVerdict;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.AccountCard;
import io.cadencia.protocol.ServerMessage.Catalog;
import io.cadencia.protocol.ServerMessage.Refused;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.protocol.ServerMessage.SeatState;
import io.cadencia.protocol.ServerMessage.Waiting;
import io.cadencia.protocol.ServerMessage.WorkList;
import io.cadencia.server.security.User;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An advisor signed in: who, on which connection, and what the desktop shows. Outlives its connection. Thread-safe:
 * the effects' thread, event loops and card loaders meet here; the lock is held for microseconds.
 */
final class DesktopSession {
    private final long id;
    private final User user;
    private final Screen screen = new Screen();
    private final PopTimer pop = new PopTimer();
    private String locale;
    private @Nullable DesktopConnection connection;
    private long detachedAtMs;
    private boolean seated;
    private @Nullable String signOutRequest;
    private long workListTicket;

    DesktopSession(long id, User user, String locale, long nowMs) {
        this.id = id;
        this.user = user;
        this.locale = locale;
        this.detachedAtMs = nowMs;
    }

    long id() {
        return id;
    }

    User user() {
        return user;
    }

    synchronized String locale() {
        return locale;
    }

    /** Takes the connection over and shows everything; returns the connection it had, if another. */
    synchronized @Nullable DesktopConnection attach(DesktopConnection fresh, ServerMessage.SignedIn welcome) {
        DesktopConnection old = connection;
        connection = fresh;
        pop.cancel();
        signOutRequest = null;
        if (!locale.equals(fresh.locale())) {
            locale = fresh.locale();
            screen.languageChanged();
        }
        fresh.send(welcome);
        screen.everything().forEach(fresh::send);
        return old == fresh ? null : old;
    }

    /** True if this was the session's connection; then it has none now. */
    synchronized boolean detach(DesktopConnection lost, long nowMs) {
        if (connection != lost) {
            return false;
        }
        connection = null;
        detachedAtMs = nowMs;
        pop.cancel();
        return true;
    }

    synchronized boolean isOn(DesktopConnection candidate) {
        return connection == candidate;
    }

    /** Without connection and without seat since before {@code limitMs}. */
    synchronized boolean forgotten(long limitMs) {
        return connection == null && !seated && detachedAtMs < limitMs;
    }

    /**
     * Does something that only holds while no desktop is connected; true if it was done or a desktop is back. The lock
     * keeps a returning desktop's own command behind it.
     */
    synchronized boolean whileDetached(BooleanSupplier attempt) {
        return connection != null || attempt.getAsBoolean();
    }

    synchronized void seated(boolean now) {
        seated = now;
    }

    synchronized boolean isSeated() {
        return seated;
    }

    synchronized void signingOut(String requestId) {
        signOutRequest = requestId;
    }

    synchronized boolean isSigningOut() {
        return signOutRequest != null;
    }

    synchronized boolean isSignOut(String requestId) {
        return requestId.equals(signOutRequest);
    }

    synchronized void signOutRefused(String requestId) {
        if (requestId.equals(signOutRequest)) {
            signOutRequest = null;
        }
    }

    synchronized void send(ServerMessage message) {
        if (connection != null) {
            connection.send(message);
        }
    }

    /** Shows a seat, after the catalog of its campaign if the desktop has not got it yet. */
    synchronized void show(Seat seat, long campaignId, Supplier<Catalog> catalog) {
        if (!screen.hasCatalogOf(campaignId)) {
            Catalog made = catalog.get();
            screen.put(made);
            send(made);
        }
        screen.put(seat);
        if (connection != null) {
            pop.shown(seat.call(), System.nanoTime());
            connection.send(seat);
        }
    }

    /** Shows a seat that waits what its campaign does now. */
    synchronized void show(Waiting waiting) {
        Seat seat = screen.seat();
        if (seat != null && seat.state() == SeatState.READY) {
            Seat fresh = new Seat(
                    seat.version(),
                    seat.state(),
                    seat.since(),
                    seat.deadline(),
                    seat.pauseReason(),
                    seat.pendingPause(),
                    seat.campaign(),
                    seat.phoneLeg(),
                    seat.call(),
                    seat.leadId(),
                    waiting,
                    seat.figures(),
                    seat.supervision(),
                    seat.phoneNode());
            screen.put(fresh);
            send(fresh);
        }
    }

    /** True if the lead has just come on the screen, or the gate's verdicts on it changed. */
    synchronized boolean needsCard(long leadId, List<PhoneVerdict> verdicts) {
        return screen.needsCard(leadId, verdicts);
    }

    /** Shows a card, unless its lead has left the screen meanwhile. */
    synchronized void show(AccountCard card) {
        if (screen.isOnScreen(card.leadId())) {
            screen.put(card);
            send(card);
        }
    }

    synchronized boolean isOnScreen(long leadId) {
        return screen.isOnScreen(leadId);
    }

    /** Number of a work list that is being prepared; an older one is not shown any more. */
    synchronized long workListTicket() {
        return ++workListTicket;
    }

    synchronized boolean isNewestWorkList(long ticket) {
        return ticket == workListTicket;
    }

    synchronized void show(WorkList list, long ticket) {
        if (ticket == workListTicket) {
            screen.put(list);
            send(list);
        }
    }

    /** Nanoseconds from shown to painted; -1 if not measured. */
    synchronized long painted(long attemptId) {
        return pop.painted(attemptId, System.nanoTime());
    }

    synchronized void refuse(Refused why) {
        if (connection != null) {
            connection.refuse(why);
        }
    }

    synchronized void end() {
        seated = false;
        if (connection != null) {
            connection.end();
        }
    }
}
