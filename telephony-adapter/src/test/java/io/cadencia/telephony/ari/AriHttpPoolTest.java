package io.cadencia.telephony.ari;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cadencia.core.port.telephony.Ack;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http.HttpMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The limits of the command pool, against a small HTTP server that can be slow. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
class AriHttpPoolTest {
    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger served = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/ari/", exchange -> {
            served.incrementAndGet();
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("slow")) {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            byte[] body = path.endsWith("huge")
                    ? new byte[AriHttpConnection.LARGEST_RESPONSE + 1]
                    : path.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(path.endsWith("missing") ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.stop(0);
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private AriHttpPool pool(int connections, int queueLimit, long timeoutMs) {
        return pool(server.getAddress().getPort(), connections, queueLimit, timeoutMs);
    }

    private AriHttpPool pool(int port, int connections, int queueLimit, long timeoutMs) {
        return new AriHttpPool(
                loop,
                new AriSettings(
                        "127.0.0.1",
                        port,
                        "u",
                        "p",
                        "cadencia",
                        Set.of("trunk"),
                        connections,
                        queueLimit,
                        timeoutMs,
                        100,
                        1_000,
                        10,
                        100,
                        0));
    }

    private CompletableFuture<AriReply> send(AriHttpPool pool, String path) {
        CompletableFuture<AriReply> reply = new CompletableFuture<>();
        loop.execute(() -> pool.send(new AriRequest(HttpMethod.GET, path), reply::complete));
        return reply;
    }

    private static Ack.Reason reason(CompletableFuture<AriReply> reply) {
        assertThat(reply.join()).isInstanceOf(AriReply.Unanswered.class);
        return ((AriReply.Unanswered) reply.join()).reason();
    }

    @Test
    void shouldServeManyOverFewConnectionsEachWithItsOwnAnswer() {
        AriHttpPool pool = pool(4, 200, 5_000);
        List<CompletableFuture<AriReply>> replies = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            replies.add(send(pool, "n" + i));
        }
        for (int i = 0; i < 100; i++) {
            assertThat(replies.get(i).join()).isEqualTo(new AriReply.Answered(200, "/ari/n" + i));
        }
        assertThat(send(pool, "missing").join().status()).isEqualTo(404);
    }

    @Test
    void shouldNotLetASlowAnswerHoldUpTheRest() {
        AriHttpPool pool = pool(2, 10, 20_000);
        CompletableFuture<AriReply> slow = send(pool, "slow");
        assertThat(send(pool, "quick").join().ok()).isTrue();
        assertThat(slow).isNotDone();
        release.countDown();
        assertThat(slow.join().ok()).isTrue();
    }

    @Test
    void shouldRefuseOneMoreThanTheQueueHolds() {
        AriHttpPool pool = pool(1, 2, 20_000);
        List<CompletableFuture<AriReply>> accepted = List.of(send(pool, "slow"), send(pool, "a"), send(pool, "b"));
        assertThat(reason(send(pool, "c"))).isEqualTo(Ack.Reason.OVERLOADED);
        release.countDown();
        accepted.forEach(reply -> assertThat(reply.join().ok()).isTrue());
        assertThat(send(pool, "d").join().ok()).isTrue();
    }

    @Test
    void shouldServeCallsInHandBeforeNewCalls() {
        AriHttpPool pool = pool(1, 10, 20_000);
        List<String> order = new CopyOnWriteArrayList<>();
        CompletableFuture<AriReply> slow = send(pool, "slow");
        List<CompletableFuture<AriReply>> all = new ArrayList<>(List.of(slow));
        for (AriRequest request : List.of(
                new AriRequest(HttpMethod.POST, "dial1", "", true),
                new AriRequest(HttpMethod.POST, "dial2", "", true),
                new AriRequest(HttpMethod.DELETE, "hangup"))) {
            CompletableFuture<AriReply> reply = new CompletableFuture<>();
            loop.execute(() -> pool.send(request, answer -> {
                order.add(request.uri());
                reply.complete(answer);
            }));
            all.add(reply);
        }
        assertThat(send(pool, "queued").thenApply(AriReply::ok)).isNotDone();
        loop.submit(() -> {}).syncUninterruptibly(); // all of them are in the queue
        release.countDown();
        all.forEach(CompletableFuture::join);
        assertThat(order).containsExactly("hangup", "dial1", "dial2");
    }

    @Test
    void shouldNotSendANewCallWhoseTimeHasPassed() {
        AriHttpPool pool = pool(1, 10, 400);
        CompletableFuture<AriReply> slow = send(pool, "slow");
        CompletableFuture<AriReply> dial = new CompletableFuture<>();
        loop.execute(() -> pool.send(new AriRequest(HttpMethod.POST, "dial", "", true), dial::complete));
        loop.schedule(() -> pool.send(new AriRequest(HttpMethod.GET, "slow"), r -> {}), 200, TimeUnit.MILLISECONDS);
        assertThat(reason(slow)).isEqualTo(Ack.Reason.TIMED_OUT);
        assertThat(reason(dial)).isEqualTo(Ack.Reason.OVERLOADED);
        assertThat(served.get()).isEqualTo(2);
    }

    @Test
    void shouldGiveUpWithoutMixingUpTheNextAnswer() {
        AriHttpPool pool = pool(1, 10, 300);
        CompletableFuture<AriReply> slow = send(pool, "slow");
        CompletableFuture<AriReply> next = send(pool, "next");
        assertThat(reason(slow)).isEqualTo(Ack.Reason.TIMED_OUT);
        assertThat(next.join()).isEqualTo(new AriReply.Answered(200, "/ari/next"));
    }

    /** Whoever hears that a call was not sent may send something at once. */
    @Test
    void shouldGiveEachItsOwnAnswerThoughAGivenUpCallSendsSomething() {
        AriHttpPool pool = pool(1, 10, 400);
        CompletableFuture<AriReply> stale = new CompletableFuture<>();
        CompletableFuture<AriReply> hangup = new CompletableFuture<>();
        CompletableFuture<AriReply> fresh = new CompletableFuture<>();
        send(pool, "slow");
        loop.execute(() -> pool.send(new AriRequest(HttpMethod.POST, "stale", "", true), given -> {
            stale.complete(given);
            pool.send(new AriRequest(HttpMethod.DELETE, "hangup"), hangup::complete);
        }));
        send(pool, "slow"); // until 800 ms, before any new call
        loop.schedule(
                () -> pool.send(new AriRequest(HttpMethod.POST, "fresh", "", true), fresh::complete),
                600,
                TimeUnit.MILLISECONDS);

        assertThat(reason(stale)).isEqualTo(Ack.Reason.OVERLOADED);

        assertThat(fresh.join()).isEqualTo(new AriReply.Answered(200, "/ari/fresh"));
        assertThat(hangup.join()).isEqualTo(new AriReply.Answered(200, "/ari/hangup"));
    }

    /** A full backlog makes the switch's machine drop the first knock; the next comes a second later. */
    @Test
    void shouldNotSendWhatWasGivenUpWhenItsConnectionComesLate() throws Exception {
        try (LateDoor door = new LateDoor()) {
            AriHttpPool pool = pool(door.port(), 1, 10, 700);
            CompletableFuture<AriReply> first = send(pool, "first");
            CompletableFuture<AriReply> second = send(pool, "second");
            assertThat(reason(first)).isEqualTo(Ack.Reason.TIMED_OUT);
            TimeUnit.MILLISECONDS.sleep(150); // the second has knocked in vain too

            door.open(); // before the first knocks again

            AriReply answer = second.join();
            assertThat(answer instanceof AriReply.Unanswered
                            || answer.equals(new AriReply.Answered(200, "/ari/second")))
                    .as("%s", answer)
                    .isTrue();
            assertThat(send(pool, "third").join()).isEqualTo(new AriReply.Answered(200, "/ari/third"));
            assertThat(door.asked()).doesNotContain("/ari/first");
        }
    }

    @Test
    void shouldRefuseAnAnswerThatIsTooLarge() {
        AriHttpPool pool = pool(1, 10, 10_000);
        assertThat(reason(send(pool, "huge"))).isEqualTo(Ack.Reason.FAILED);
        assertThat(send(pool, "after").join().ok()).isTrue();
    }

    @Test
    void shouldSayThatNobodyIsThere() {
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThat(reason(send(pool(port, 1, 10, 5_000), "x"))).isEqualTo(Ack.Reason.LINK_DOWN);
    }

    @Test
    void shouldAnswerEverybodyWhenClosed() {
        AriHttpPool pool = pool(1, 10, 20_000);
        CompletableFuture<AriReply> slow = send(pool, "slow");
        CompletableFuture<AriReply> waiting = send(pool, "w");
        loop.execute(pool::close);
        assertThat(reason(slow)).isEqualTo(Ack.Reason.LINK_DOWN);
        assertThat(reason(waiting)).isEqualTo(Ack.Reason.LINK_DOWN);
        assertThat(reason(send(pool, "late"))).isEqualTo(Ack.Reason.LINK_DOWN);
    }
}
