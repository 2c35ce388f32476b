package io.cadencia.server.demo.robot;

import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.ClientMessage.Hello;
import io.cadencia.protocol.ClientMessage.Join;
import io.cadencia.protocol.ClientMessage.Ping;
import io.cadencia.protocol.ClientMessage.Resume;
import io.cadencia.protocol.ClientMessage.SignIn;
import io.cadencia.protocol.ClientMessage.SignOut;
import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.Ack;
import io.cadencia.protocol.ServerMessage.Refused;
import io.cadencia.protocol.ServerMessage.Rejected;
import io.cadencia.protocol.ServerMessage.SignedIn;
import io.cadencia.protocol.ServerMessage.Welcome;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A robot's desktop: keeps a line to the server, signs in, joins the campaign, matches answers to requests and takes the
 * session up again when the line is lost. All on the crew's thread but {@link #start()} and {@link #stop()}.
 */
final class RobotDesk implements Line.Listener, RobotAdvisor.Requests {
    private static final Logger LOG = LoggerFactory.getLogger(RobotDesk.class);
    private static final long RECONNECT_MS = 1_000;
    /** Requests without an answer; the oldest is given up. */
    private static final int MAX_OPEN_REQUESTS = 32;

    private final RobotAccount account;
    private final Line.Opener opener;
    private final ScheduledExecutorService crew;
    private final RobotFigures figures;
    private final RobotAdvisor advisor;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private @Nullable Line line;
    private @Nullable String sessionToken;
    private @Nullable Future<?> planned;
    private long nextRequest;
    private boolean stopped;

    private record Open(Runnable whenDone, Consumer<String> whenRejected) {}

    RobotDesk(
            RobotAccount account,
            Line.Opener opener,
            ScheduledExecutorService crew,
            Habits habits,
            RobotFigures figures,
            InstantSource clock) {
        this.account = account;
        this.opener = opener;
        this.crew = crew;
        this.figures = figures;
        this.advisor = new RobotAdvisor(this, this::plan, habits, figures, clock);
    }

    /** The shift is over. */
    void hurry() {
        advisor.hurry();
    }

    /** Connects after the delay and keeps connected. */
    void start(long delayMs) {
        crew.schedule(this::connect, delayMs, TimeUnit.MILLISECONDS);
        crew.scheduleAtFixedRate(
                () -> tell(new Ping(System.nanoTime())),
                delayMs + Protocol.HEARTBEAT_MS,
                Protocol.HEARTBEAT_MS,
                TimeUnit.MILLISECONDS);
    }

    /** Signs out and hangs the line up; on the crew's thread. */
    void stop() {
        stopped = true;
        cancelPlan();
        Line current = line;
        if (current != null) {
            current.send(new SignOut(requestId()));
            current.close();
        }
    }

    private void connect() {
        if (stopped) {
            return;
        }
        opener.open(this)
                .whenComplete((opened, failure) -> runLater(() -> {
                    if (failure != null || opened == null) {
                        closed(failure == null ? "no line" : String.valueOf(failure.getMessage()));
                        return;
                    }
                    line = opened;
                    opened.send(new Hello(Protocol.VERSION, "robot", "1", "es-MX"));
                }));
    }

    @Override
    public void on(ServerMessage message) {
        switch (message) {
            case Welcome welcome -> introduce();
            case SignedIn signedIn -> signedIn(signedIn);
            case Ack ack -> answered(ack.requestId(), Open::whenDone);
            case Rejected rejected ->
                answered(
                        rejected.requestId(),
                        request -> () -> request.whenRejected().accept(rejected.code()));
            case Refused refused -> {
                LOG.warn("robot {} refused: {}", account.user(), refused.code());
                figures.rejected(refused.code());
            }
            default -> advisor.on(message);
        }
    }

    private void introduce() {
        String token = sessionToken;
        if (token != null) {
            send(id -> new Resume(id, token), () -> {}, this::signInAfresh);
        } else {
            send(
                    id -> new SignIn(id, account.user(), account.password()),
                    () -> {},
                    code -> LOG.warn("robot {} cannot sign in: {}", account.user(), code));
        }
    }

    private void signInAfresh(String code) {
        if (code.equals(RefusalCodes.SESSION_EXPIRED)) {
            sessionToken = null;
            advisor.forget();
            introduce();
        }
    }

    private void signedIn(SignedIn signedIn) {
        boolean fresh = sessionToken == null;
        sessionToken = signedIn.sessionToken();
        if (fresh) {
            join();
        }
    }

    private void join() {
        send(id -> new Join(id, account.campaignId()), () -> {}, code -> {
            figures.rejected(code);
            crew.schedule(this::join, RECONNECT_MS, TimeUnit.MILLISECONDS);
        });
    }

    @Override
    public void closed(String why) {
        line = null;
        open.clear();
        if (!stopped) {
            figures.lostLine();
            LOG.debug("robot {} lost its line: {}", account.user(), why);
            runLaterAfter(this::connect, RECONNECT_MS);
        }
    }

    @Override
    public void send(Request request, Runnable whenDone, Consumer<String> whenRejected) {
        String id = requestId();
        if (open.size() >= MAX_OPEN_REQUESTS) {
            open.remove(open.keySet().iterator().next());
        }
        open.put(id, new Open(whenDone, whenRejected));
        tell(request.with(id));
    }

    @Override
    public void tell(ClientMessage message) {
        Line current = line;
        if (current != null) {
            current.send(message);
        }
    }

    private void answered(String requestId, java.util.function.Function<Open, Runnable> then) {
        Open request = open.remove(requestId);
        if (request != null) {
            then.apply(request).run();
        }
    }

    private String requestId() {
        return account.user() + "-" + ++nextRequest;
    }

    private void plan(long delayMs, Runnable action) {
        cancelPlan();
        planned = stopped ? null : crew.schedule(action, delayMs, TimeUnit.MILLISECONDS);
    }

    private void cancelPlan() {
        Future<?> before = planned;
        if (before != null) {
            before.cancel(false);
        }
    }

    private void runLater(Runnable action) {
        runLaterAfter(action, 0);
    }

    private void runLaterAfter(Runnable action, long delayMs) {
        try {
            var unused = crew.schedule(action, delayMs, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException crewIsGone) {
            stopped = true;
        }
    }
}
