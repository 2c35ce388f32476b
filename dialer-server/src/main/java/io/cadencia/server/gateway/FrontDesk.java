package io.cadencia.server.gateway;

import io.cadencia.core.engine.Command;
import io.cadencia.core.port.CommandPort;
import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.CampaignChoice;
import io.cadencia.protocol.ServerMessage.PhoneAccount;
import io.cadencia.server.metrics.DialerMetrics;
import io.cadencia.server.metrics.DialerMetrics.DropReason;
import io.cadencia.server.metrics.LiveFigures;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings connections and sessions together and hands the sessions' requests to the engine. Any event loop. */
final class FrontDesk {
    /** Request ids of the gateway itself; a desktop may not use them. */
    static final String OWN_PREFIX = "gateway:";

    private static final long RETRY_MS = 50;
    private static final Logger LOG = LoggerFactory.getLogger(FrontDesk.class);

    private final SessionRegistry sessions;
    private final Campaigns campaigns;
    private final LiveFigures live;
    private final CommandPort engine;
    private final InstantSource clock;
    private final DialerMetrics metrics;
    private final RequestTranslator requests;
    private final AtomicLong ownRequests = new AtomicLong();

    FrontDesk(
            SessionRegistry sessions,
            Campaigns campaigns,
            LiveFigures live,
            CommandPort engine,
            InstantSource clock,
            DialerMetrics metrics) {
        this.sessions = sessions;
        this.campaigns = campaigns;
        this.live = live;
        this.engine = engine;
        this.clock = clock;
        this.metrics = metrics;
        this.requests = new RequestTranslator(campaigns);
    }

    /** Opens or takes over the user's session; null if there are too many sessions. */
    @Nullable
    DesktopSession enter(SignInDesk.Result.Enter entered, DesktopConnection connection, String requestId) {
        var opened = sessions.open(entered.user(), connection.locale(), clock.millis());
        if (opened == null) {
            connection.send(new ServerMessage.Rejected(requestId, RefusalCodes.SEAT_LIMIT, Map.of()));
            return null;
        }
        LOG.info(
                "user {} signed in, session {}",
                entered.user().userId(),
                opened.session().id());
        attach(opened.session(), opened.token(), entered.phone(), connection, requestId);
        return opened.session();
    }

    /** Takes the token's session up again; null if there is none any more. */
    @Nullable
    DesktopSession resume(ClientMessage.Resume request, DesktopConnection connection) {
        DesktopSession session = sessions.byToken(request.sessionToken());
        if (session == null) {
            connection.send(new ServerMessage.Rejected(request.requestId(), RefusalCodes.SESSION_EXPIRED, Map.of()));
            return null;
        }
        var phone = new PhoneAccount(session.user().sipAccount(), "", "", null, true);
        attach(session, request.sessionToken(), phone, connection, request.requestId());
        return session;
    }

    private void attach(
            DesktopSession session, String token, PhoneAccount phone, DesktopConnection connection, String requestId) {
        var welcome = new ServerMessage.SignedIn(
                token, session.user().userId(), session.user().displayName(), choices(session), phone);
        DesktopConnection old = session.attach(connection, welcome);
        connection.send(new ServerMessage.Ack(requestId));
        if (old != null) {
            metrics.connectionDropped(DropReason.SIGNED_IN_ELSEWHERE);
            old.refuse(Refusals.of(RefusalCodes.SIGNED_IN_ELSEWHERE));
        }
        if (session.isSeated()) {
            resumeSeat(session, connection);
        }
    }

    private void resumeSeat(DesktopSession session, DesktopConnection connection) {
        var command = new Command.ResumeSeat(OWN_PREFIX + ownRequests.incrementAndGet(), session.id());
        if (session.isOn(connection) && !engine.trySubmit(command)) {
            connection.schedule(() -> resumeSeat(session, connection), RETRY_MS);
        }
    }

    private List<CampaignChoice> choices(DesktopSession session) {
        return campaigns.forAdvisor(session.user().userId()).stream()
                .map(entry ->
                        SeatTranslator.choice(entry, live.open(entry.spec().campaignId())))
                .toList();
    }

    /** Passes a request on to the engine, or says at once why not. */
    void submit(ClientMessage.Request request, DesktopSession session) {
        switch (requests.translate(request, session)) {
            case Translation.Refuse(String code, Map<String, String> params) ->
                session.send(new ServerMessage.Rejected(request.requestId(), code, params));
            case Translation.Send(Command command) -> submit(request.requestId(), command, session);
        }
    }

    private void submit(String requestId, Command command, DesktopSession session) {
        if (command instanceof Command.LeaveSeat) {
            if (!session.isSeated()) {
                signedOut(requestId, session);
                return;
            }
            session.signingOut(requestId);
        }
        boolean seatedBefore = session.isSeated();
        if (command instanceof Command.TakeSeat) {
            session.seated(true);
        }
        if (!engine.trySubmit(command)) {
            session.seated(seatedBefore);
            session.send(new ServerMessage.Rejected(requestId, RefusalCodes.SERVER_BUSY, Map.of()));
        }
    }

    /** Ends the session; the desktop is told its sign-out is done. */
    void signedOut(String requestId, DesktopSession session) {
        sessions.remove(session);
        session.send(new ServerMessage.Ack(requestId));
        session.end();
        LOG.info("session {} signed out", session.id());
    }

    /** The connection is closed: the session waits for its desktop, and the engine is told. */
    void lost(DesktopSession session, DesktopConnection connection) {
        if (session.detach(connection, clock.millis()) && session.isSeated()) {
            tellLost(session, connection);
        }
    }

    private void tellLost(DesktopSession session, DesktopConnection connection) {
        if (!session.whileDetached(() -> engine.trySubmit(new Command.DesktopLost(session.id())))) {
            connection.schedule(() -> tellLost(session, connection), RETRY_MS);
        }
    }
}
