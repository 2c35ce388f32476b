package io.cadencia.server.gateway;

import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.server.metrics.DialerMetrics;
import io.cadencia.server.metrics.DialerMetrics.DropReason;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said on one connection after its Hello. On the connection's own thread only. */
final class Conversation {
    /** So many refused sign-ins on one connection end it. */
    static final int MAX_FAILED_SIGN_INS = 10;

    private final DesktopConnection connection;
    private final SignInDesk signInDesk;
    private final FrontDesk frontDesk;
    private final InstantSource clock;
    private final DialerMetrics metrics;
    private @Nullable DesktopSession session;
    private boolean signingIn;
    private boolean closed;
    private int failures;

    Conversation(
            DesktopConnection connection,
            SignInDesk signInDesk,
            FrontDesk frontDesk,
            InstantSource clock,
            DialerMetrics metrics) {
        this.connection = connection;
        this.signInDesk = signInDesk;
        this.frontDesk = frontDesk;
        this.clock = clock;
        this.metrics = metrics;
    }

    void on(ClientMessage message) {
        switch (message) {
            case ClientMessage.Hello ignored -> malformed("Hello is said once");
            case ClientMessage.Ping ping -> connection.send(new ServerMessage.Pong(ping.sentNanos(), clock.instant()));
            case ClientMessage.PopShown shown -> popShown(shown);
            case ClientMessage.Request request -> request(request);
        }
    }

    private void request(ClientMessage.Request request) {
        String id = request.requestId();
        if (id.isBlank() || id.length() > Protocol.MAX_REQUEST_ID_CHARS || id.startsWith(FrontDesk.OWN_PREFIX)) {
            malformed("requestId must have 1 to " + Protocol.MAX_REQUEST_ID_CHARS + " characters and not begin with "
                    + FrontDesk.OWN_PREFIX);
            return;
        }
        switch (request) {
            case ClientMessage.SignIn signIn -> signIn(signIn);
            case ClientMessage.Resume resume -> resume(resume);
            default -> pass(request);
        }
    }

    private void signIn(ClientMessage.SignIn request) {
        if (signingIn || session != null) {
            reject(request, RefusalCodes.WRONG_STATE, Map.of());
            return;
        }
        signingIn = true;
        signInDesk.signIn(request.user(), request.password(), connection, result -> signedIn(request, result));
    }

    private void signedIn(ClientMessage.SignIn request, SignInDesk.Result result) {
        signingIn = false;
        if (closed) {
            return;
        }
        switch (result) {
            case SignInDesk.Result.Enter enter -> session = frontDesk.enter(enter, connection, request.requestId());
            case SignInDesk.Result.Refuse(String code, Map<String, String> params) -> {
                reject(request, code, params);
                failed();
            }
        }
    }

    private void resume(ClientMessage.Resume request) {
        if (signingIn || session != null) {
            reject(request, RefusalCodes.WRONG_STATE, Map.of());
            return;
        }
        session = frontDesk.resume(request, connection);
        if (session == null) {
            failed();
        }
    }

    private void failed() {
        if (++failures >= MAX_FAILED_SIGN_INS) {
            connection.end();
        }
    }

    private void pass(ClientMessage.Request request) {
        DesktopSession signedIn = session;
        if (signedIn == null) {
            reject(request, RefusalCodes.NOT_SIGNED_IN, Map.of());
        } else if (signedIn.isOn(connection)) {
            frontDesk.submit(request, signedIn);
        }
    }

    private void popShown(ClientMessage.PopShown shown) {
        long nanos = session == null ? -1 : session.painted(shown.attemptId());
        if (nanos >= 0) {
            metrics.bridgeToPop(nanos);
        }
    }

    private void reject(ClientMessage.Request request, String code, Map<String, String> params) {
        connection.send(new ServerMessage.Rejected(request.requestId(), code, params));
    }

    private void malformed(String detail) {
        metrics.connectionDropped(DropReason.BAD_MESSAGE);
        connection.refuse(Refusals.of(RefusalCodes.MALFORMED_MESSAGE, detail));
    }

    /** The connection is gone. */
    void closed() {
        closed = true;
        if (session != null) {
            frontDesk.lost(session, connection);
        }
    }
}
