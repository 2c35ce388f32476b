package io.cadencia.server.demo.robot;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Robots on one thread, each with a line of its own to the server. */
public final class RobotCrew implements AutoCloseable {
    /** Most robots of a crew. */
    public static final int MAX_ROBOTS = 500;

    /** Robots arrive one after the other, so that the passwords' checks do not pile up. */
    private static final long ARRIVAL_MS = 40;

    private static final Logger LOG = LoggerFactory.getLogger(RobotCrew.class);
    private static final long STOP_MS = 2_000;

    private final ScheduledExecutorService crew = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("robots").daemon().factory());
    private final HttpClient client;
    private final RobotFigures figures = new RobotFigures();
    private final List<RobotDesk> desks = new ArrayList<>();

    /**
     * @param server such as {@code wss://127.0.0.1:7443}
     * @param tls trusts the server's certificate
     * @param seed makes the robots' habits
     */
    public RobotCrew(URI server, SSLContext tls, List<RobotAccount> accounts, long seed, InstantSource clock) {
        if (accounts.size() > MAX_ROBOTS) {
            throw new IllegalArgumentException(accounts.size() + " robots; at most " + MAX_ROBOTS + " work in a crew");
        }
        this.client = HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        Line.Opener opener = WebSocketLine.opener(client, server, crew);
        for (RobotAccount account : accounts) {
            Habits habits = new Habits(seed * 1_000 + desks.size());
            desks.add(new RobotDesk(account, opener, crew, habits, figures, clock));
        }
    }

    /** Lets them in. */
    public void start() {
        for (int i = 0; i < desks.size(); i++) {
            desks.get(i).start(i * ARRIVAL_MS);
        }
    }

    public RobotFigures figures() {
        return figures;
    }

    /** The shift is over: they end and classify what they have in hand and take no other call. */
    public void hurry() {
        crew.execute(() -> desks.forEach(RobotDesk::hurry));
    }

    /** Signs all out and stops the thread. */
    @Override
    public void close() {
        if (crew.isShutdown()) {
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        crew.execute(() -> {
            desks.forEach(RobotDesk::stop);
            done.countDown();
        });
        try {
            if (!done.await(STOP_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the robots did not sign out within {} ms", STOP_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        crew.shutdownNow();
        client.shutdownNow();
    }
}
