package io.cadencia.e2e;

import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.ProtocolCodec;
import io.cadencia.protocol.ProtocolException;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.PhoneAccount;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.protocol.ServerMessage.SeatState;
import io.cadencia.server.security.TlsContexts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;

/** A desktop of the protocol alone, with an advisor who does what the test says. */
@NullUnmarked
final class Desk implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String DONE = "";

    private final ProtocolCodec codec = new ProtocolCodec();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    /** A request's id is never used again, not even by the next desk of the same advisor. */
    private final String prefix = UUID.randomUUID() + "-";

    private final AtomicInteger requests = new AtomicInteger();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    private final HttpClient http;
    private final WebSocket socket;
    private volatile ServerMessage.SignedIn signedIn;
    private volatile Seat seat;
    private volatile ServerMessage.AccountCard card;
    private volatile String trouble = "";

    Desk(Path certificate, int port) {
        http = HttpClient.newBuilder()
                .sslContext(TlsContexts.clientTrusting(certificate))
                .build();
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create("wss://127.0.0.1:" + port + Protocol.PATH), this)
                .join();
        say(new ClientMessage.Hello(Protocol.VERSION, "end-to-end", "1", "es-MX"));
        var unused = heart.scheduleAtFixedRate(
                () -> say(new ClientMessage.Ping(System.nanoTime())),
                Protocol.HEARTBEAT_MS,
                Protocol.HEARTBEAT_MS,
                TimeUnit.MILLISECONDS);
    }

    private synchronized void say(ClientMessage message) {
        socket.sendText(codec.encode(message), true).join();
    }

    /** Asks and waits; the code of the refusal, empty if it was done. */
    String ask(Function<String, ClientMessage> request) {
        String id = prefix + requests.incrementAndGet();
        say(request.apply(id));
        Until.that("an answer to " + id + trouble, PATIENCE, () -> answers.containsKey(id) || !trouble.isEmpty());
        return answers.getOrDefault(id, trouble);
    }

    private void must(Function<String, ClientMessage> request) {
        String refusal = ask(request);
        if (!refusal.isEmpty()) {
            throw new AssertionError("refused: " + refusal + " at seat " + seat);
        }
    }

    /** Why the sign-in was refused; empty if it was not. */
    String trySignIn(String user, String password) {
        return ask(id -> new ClientMessage.SignIn(id, user, password));
    }

    Desk signIn(String user, String password) {
        must(id -> new ClientMessage.SignIn(id, user, password));
        Until.that("the campaigns", PATIENCE, () -> signedIn != null);
        return this;
    }

    PhoneAccount phone() {
        return signedIn.phone();
    }

    ServerMessage.SignedIn signedIn() {
        return signedIn;
    }

    /** Sits down in the first campaign offered. */
    Desk join() {
        must(id -> new ClientMessage.Join(id, signedIn.campaigns().getFirst().id()));
        return this;
    }

    /** Ready, unless the seat is so already: it outlives its desktop. */
    Desk goReady() {
        await("a phone that is up", at -> at.state() != SeatState.CONNECTING_PHONE);
        if (seat.state() != SeatState.PAUSED) {
            return this;
        }
        must(id -> new ClientMessage.ChangeState(id, ClientMessage.ChangeState.Target.READY, null));
        return this;
    }

    Desk pause() {
        must(id -> new ClientMessage.ChangeState(id, ClientMessage.ChangeState.Target.PAUSED, "BANO"));
        return this;
    }

    Seat await(String what, Predicate<Seat> condition) {
        return await(what, Duration.ofSeconds(30), condition);
    }

    Seat await(String what, Duration limit, Predicate<Seat> condition) {
        try {
            Until.that(what, limit, () -> seat != null && condition.test(seat));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ", seat is " + seat + trouble, e);
        }
        return seat;
    }

    Seat seat() {
        return seat;
    }

    boolean onCall() {
        return seat != null && seat.state() == SeatState.ON_CALL;
    }

    ServerMessage.AccountCard card() {
        return card;
    }

    void hangUp() {
        long attempt = seat.call().attemptId();
        must(id -> new ClientMessage.ControlCall(id, attempt, CallControl.HANG_UP, null));
        await("wrap-up", at -> at.state() == SeatState.WRAP_UP);
    }

    /** The code of the refusal, empty if it was done. */
    String control(CallControl control, String detail) {
        long attempt = seat.call().attemptId();
        return ask(id -> new ClientMessage.ControlCall(id, attempt, control, null, detail));
    }

    void classify(String code, Map<String, String> fields) {
        long attempt = seat.call().attemptId();
        must(id -> new ClientMessage.Classify(id, attempt, code, fields, "prueba"));
        await("the end of the wrap-up", at -> at.state() != SeatState.WRAP_UP);
    }

    void signOut() {
        must(id -> new ClientMessage.SignOut(id));
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                heard(codec.decodeServer(text.toString()));
            } catch (ProtocolException e) {
                trouble = ", the server said what is no message: " + e.getMessage();
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void heard(ServerMessage message) {
        switch (message) {
            case ServerMessage.Ack ack -> answers.put(ack.requestId(), DONE);
            case ServerMessage.Rejected rejected -> answers.put(rejected.requestId(), rejected.code());
            case ServerMessage.SignedIn in -> signedIn = in;
            case ServerMessage.AccountCard shown -> card = shown;
            case ServerMessage.Refused refused -> trouble = ", refused: " + refused.code();
            case Seat now -> {
                if (seat == null || now.version() >= seat.version()) {
                    seat = now;
                }
            }
            default -> {}
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        trouble = ", the server closed: " + status + " " + reason;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        trouble = ", the line broke: " + error;
    }

    @Override
    public void close() {
        heart.shutdownNow();
        socket.abort();
        http.shutdownNow();
    }
}
