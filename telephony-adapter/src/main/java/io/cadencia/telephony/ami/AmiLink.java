package io.cadencia.telephony.ami;

import io.cadencia.telephony.requirement.Requirements;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ManagerConnectionFactory;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.event.ConnectEvent;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one manager connection. Each attempt has a connection of its own: the library's way of reconnecting waits five
 * seconds after a while and gives up nothing of what it did before. The library's threads only hand events over to
 * {@code loop}; everything else here runs there, except the blocking log-in.
 */
final class AmiLink {
    /** What happens on the link, on the loop. */
    interface Owner {
        void linkOpened();

        void linkEvent(ManagerEvent event);

        /** Once after each attempt that failed or ended. */
        void linkClosed(String why);
    }

    private static final Logger LOG = LoggerFactory.getLogger(AmiLink.class);
    private static final int CONNECT_MS = 3_000;

    /** Where Asterisk says who may log in, and where. */
    static final String FILE = "manager.conf";

    private final ScheduledExecutorService loop;
    private final AmiSettings settings;
    private final Owner owner;
    private final ExecutorService blocking = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("ami-login").daemon().factory());
    private @Nullable ManagerConnection current;
    private long backOffMs;
    private boolean closed;

    AmiLink(ScheduledExecutorService loop, AmiSettings settings, Owner owner) {
        this.loop = loop;
        this.settings = settings;
        this.owner = owner;
        this.backOffMs = settings.firstBackOffMs();
    }

    void connect() {
        if (!closed) {
            ManagerConnection next = create();
            current = next;
            blocking.execute(() -> login(next));
        }
    }

    /** The connection that is open or being opened. */
    @Nullable
    ManagerConnection connection() {
        return current;
    }

    private ManagerConnection create() {
        ManagerConnection next = new ManagerConnectionFactory(
                        settings.host(), settings.port(), settings.user(), settings.password())
                .createManagerConnection();
        next.setSocketTimeout(CONNECT_MS);
        next.setSocketReadTimeout(settings.readIdleMs());
        AmiEventClasses.ALL.forEach(next::registerUserEventClass);
        next.addEventListener(event -> received(next, event));
        return next;
    }

    private void login(ManagerConnection connection) {
        try {
            connection.login();
        } catch (AuthenticationFailedException e) {
            failed(
                    connection,
                    Requirements.refusal(settings.host(), settings.port(), settings.user(), FILE)
                            + ", whose permit must cover this machine",
                    e);
        } catch (TimeoutException e) {
            failed(connection, settings.host() + ":" + settings.port() + " does not speak AMI: correct the port", e);
        } catch (IOException | IllegalStateException e) {
            failed(connection, Requirements.silence(settings.host(), settings.port(), FILE), e);
        }
    }

    private void failed(ManagerConnection connection, String why, Exception cause) {
        LOG.debug("{}", why, cause);
        onLoop(() -> lost(connection, why));
    }

    /** The library's thread. */
    private void received(ManagerConnection from, ManagerEvent event) {
        if (event instanceof DisconnectEvent) {
            logoff(from); // stops the library's own reconnection, which has just begun to wait
        }
        onLoop(() -> handle(from, event));
    }

    private void handle(ManagerConnection from, ManagerEvent event) {
        if (from != current) {
            return;
        }
        switch (event) {
            case ConnectEvent connected -> owner.linkOpened();
            case DisconnectEvent gone ->
                lost(from, "closed by Asterisk or silent for " + settings.readIdleMs() + " ms");
            default -> owner.linkEvent(event);
        }
    }

    private void lost(ManagerConnection connection, String why) {
        if (connection != current) {
            return;
        }
        current = null;
        owner.linkClosed(why);
        if (!closed) {
            loop.schedule(this::connect, backOffMs, TimeUnit.MILLISECONDS);
            backOffMs = Math.min(settings.lastBackOffMs(), backOffMs * 2);
        }
    }

    /** The link was used with success: the next reconnection is quick again. */
    void proven() {
        backOffMs = settings.firstBackOffMs();
    }

    /** Ends the connection; a new one is made. */
    void drop(String why) {
        ManagerConnection connection = current;
        if (connection != null) {
            lost(connection, why);
            blocking.execute(() -> logoff(connection));
        }
    }

    /** For good. */
    void close() {
        closed = true;
        drop("closed");
        blocking.shutdown();
    }

    private static void logoff(ManagerConnection connection) {
        try {
            connection.logoff();
        } catch (IllegalStateException never) {
            LOG.debug("The manager connection was not up: {}", never.getMessage());
        }
    }

    private void onLoop(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException closing) {
            LOG.debug("An event came after the end");
        }
    }
}
