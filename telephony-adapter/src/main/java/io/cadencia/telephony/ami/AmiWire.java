package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.leg.RoundTrips;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;

/**
 * Sends actions, as many at a time as the limit allows, and gives each exactly one answer. Asterisk works them off in
 * order. Loop thread only; the library's threads only hand the answers over.
 */
final class AmiWire {
    private record Pending(Consumer<AmiReply> done, long sinceNanos, RoundTrips.Trip trip) {}

    private static final int REDIRECT_TRIES = 20;
    private static final long REDIRECT_WAIT_MS = 50;

    private final ScheduledExecutorService loop;
    private final AmiSettings settings;
    private final AmiLink link;
    private final Map<Long, Pending> inFlight = new LinkedHashMap<>();
    private final RoundTrips roundTrips = new RoundTrips(System::nanoTime);
    private long sent;

    AmiWire(ScheduledExecutorService loop, AmiSettings settings, AmiLink link) {
        this.loop = loop;
        this.settings = settings;
        this.link = link;
    }

    void send(ManagerAction action, Consumer<AmiReply> done) {
        post(done, (connection, id) -> connection.sendAction(action, response -> answered(id, reply(response))));
    }

    /**
     * Sends a redirect, again while the channel is still on its way from the redirect before: Asterisk calls that "not up",
     * and a channel that nobody talks on may take a moment.
     */
    void redirect(RedirectAction action, Consumer<AmiReply> done) {
        redirect(action, REDIRECT_TRIES, done);
    }

    private void redirect(RedirectAction action, int tries, Consumer<AmiReply> done) {
        send(action, reply -> {
            boolean moving = reply instanceof AmiReply.Error(String message) && message.contains("not up");
            if (moving && tries > 1) {
                later(REDIRECT_WAIT_MS, () -> redirect(action, tries - 1, done));
            } else {
                done.accept(reply);
            }
        });
    }

    void later(long ms, Runnable task) {
        loop.schedule(task, ms, TimeUnit.MILLISECONDS);
    }

    /** Asks for a list; {@code done} gets its entries only when it is complete. */
    void list(EventGeneratingAction action, Consumer<ResponseEvents> entries, Consumer<AmiReply> done) {
        post(
                done,
                (connection, id) -> connection.sendEventGeneratingAction(action, events -> {
                    AmiReply reply = complete(action, events)
                            ? reply(events.getResponse())
                            : new AmiReply.Unanswered(Ack.Reason.LINK_DOWN, "the list broke off");
                    onLoop(() -> {
                        if (reply.ok() && inFlight.containsKey(id)) {
                            entries.accept(events);
                        }
                        answer(id, reply);
                    });
                }));
    }

    private static boolean complete(EventGeneratingAction action, ResponseEvents events) {
        return events.getResponse() instanceof ManagerError
                || events.getEvents().stream().anyMatch(action.getActionCompleteEventClass()::isInstance);
    }

    private interface Sending {
        void on(ManagerConnection connection, long id) throws IOException;
    }

    private void post(Consumer<AmiReply> done, Sending sending) {
        ManagerConnection connection = link.connection();
        if (connection == null) {
            done.accept(new AmiReply.Unanswered(Ack.Reason.LINK_DOWN, "no link to Asterisk"));
            return;
        }
        if (inFlight.size() >= settings.inFlightLimit()) {
            String why = settings.inFlightLimit() + " actions wait for an answer already";
            done.accept(new AmiReply.Unanswered(Ack.Reason.OVERLOADED, why));
            return;
        }
        long id = ++sent;
        inFlight.put(id, new Pending(done, System.nanoTime(), roundTrips.begin()));
        try {
            sending.on(connection, id);
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            answer(id, new AmiReply.Unanswered(Ack.Reason.LINK_DOWN, e.toString()));
        }
    }

    /** The library answers null when the connection ends. */
    private static AmiReply reply(@Nullable ManagerResponse response) {
        return switch (response) {
            case null -> new AmiReply.Unanswered(Ack.Reason.LINK_DOWN, "the link went down");
            case ManagerError error -> new AmiReply.Error(String.valueOf(error.getMessage()));
            default -> new AmiReply.Success(response);
        };
    }

    private void answered(long id, AmiReply reply) {
        onLoop(() -> answer(id, reply));
    }

    private void answer(long id, AmiReply reply) {
        Pending pending = inFlight.remove(id);
        if (pending != null) {
            roundTrips.end(pending.trip());
            pending.done().accept(reply);
        }
    }

    /** Gives up what waits too long; called about once a second. */
    void sweep() {
        long oldest = System.nanoTime() - settings.actionTimeoutMs() * 1_000_000;
        List<Long> late = new ArrayList<>();
        for (Iterator<Map.Entry<Long, Pending>> i = inFlight.entrySet().iterator(); i.hasNext(); ) {
            Map.Entry<Long, Pending> next = i.next();
            if (next.getValue().sinceNanos() >= oldest) {
                break; // in the order of sending
            }
            late.add(next.getKey());
        }
        late.forEach(id -> answer(id, new AmiReply.Unanswered(Ack.Reason.TIMED_OUT, "no answer in time")));
    }

    /** The link is gone: nothing in flight will be answered. */
    void failAll(String why) {
        List<Pending> all = new ArrayList<>(inFlight.values());
        inFlight.clear();
        all.forEach(pending -> {
            roundTrips.end(pending.trip());
            pending.done().accept(new AmiReply.Unanswered(Ack.Reason.LINK_DOWN, why));
        });
    }

    /** How long the actions since the last call took. */
    TelephonyEvent.RoundTrip roundTrip() {
        return roundTrips.take();
    }

    private void onLoop(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException closing) {
            // the adapter is closed, everything was answered by then
        }
    }
}
