package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.leg.RoundTrips;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Carries commands over a few kept-alive connections, so that one slow answer does not hold up the rest. Calls in hand
 * come before new calls, otherwise first come first served. At most {@link AriSettings#queueLimit()} commands wait; one
 * more is refused. A new call that waited as long as the command timeout is given up unsent: its time has passed. Event
 * loop thread only.
 */
final class AriHttpPool {
    private record Waiting(AriRequest request, Consumer<AriReply> done, long sinceNanos) {}

    private final AriSettings settings;
    private final List<AriHttpConnection> connections = new ArrayList<>();
    private final Queue<Waiting> inHand = new ArrayDeque<>();
    private final Queue<Waiting> newCalls = new ArrayDeque<>();
    private final RoundTrips roundTrips = new RoundTrips(System::nanoTime);
    private boolean closed;

    AriHttpPool(EventLoop loop, AriSettings settings) {
        this.settings = settings;
        for (int i = 0; i < settings.connections(); i++) {
            connections.add(new AriHttpConnection(loop, settings, authorization(settings), this::serve));
        }
    }

    static String authorization(AriSettings settings) {
        byte[] login = (settings.user() + ":" + settings.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    /** Sends a command; {@code done} is called exactly once, on the event loop. */
    void send(AriRequest request, Consumer<AriReply> done) {
        if (closed) {
            done.accept(new AriReply.Unanswered(Ack.Reason.LINK_DOWN, "closed"));
        } else if (inHand.size() + newCalls.size() >= settings.queueLimit()) {
            done.accept(new AriReply.Unanswered(
                    Ack.Reason.OVERLOADED, settings.queueLimit() + " commands are waiting already"));
        } else {
            RoundTrips.Trip trip = roundTrips.begin();
            Consumer<AriReply> measured = reply -> {
                roundTrips.end(trip);
                done.accept(reply);
            };
            (request.newCall() ? newCalls : inHand).add(new Waiting(request, measured, System.nanoTime()));
            serve();
        }
    }

    private void serve() {
        dropStale(); // first: whoever hears of it may send something, which comes back here
        for (AriHttpConnection connection : connections) {
            if (connection.idle()) {
                Waiting next = inHand.isEmpty() ? newCalls.poll() : inHand.poll();
                if (next == null) {
                    return;
                }
                connection.send(next.request(), next.done());
            }
        }
    }

    private void dropStale() {
        long oldest = System.nanoTime() - settings.commandTimeoutMs() * 1_000_000;
        List<Waiting> stale = new ArrayList<>();
        while (!newCalls.isEmpty() && newCalls.peek().sinceNanos() < oldest) {
            stale.add(newCalls.remove());
        }
        stale.forEach(waiting ->
                waiting.done().accept(new AriReply.Unanswered(Ack.Reason.OVERLOADED, "waited too long, not sent")));
    }

    /** How long the answers took since this was last asked. */
    TelephonyEvent.RoundTrip roundTrip() {
        return roundTrips.take();
    }

    void close() {
        closed = true;
        refuseAll(inHand);
        refuseAll(newCalls);
        connections.forEach(AriHttpConnection::close);
    }

    private static void refuseAll(Queue<Waiting> queue) {
        for (Waiting waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            waiting.done().accept(new AriReply.Unanswered(Ack.Reason.LINK_DOWN, "closed"));
        }
    }
}
