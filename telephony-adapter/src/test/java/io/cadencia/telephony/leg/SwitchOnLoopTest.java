package io.cadencia.telephony.leg;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.TelephonyListener;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SwitchOnLoopTest {
    /** The port's promise: a stage always completes, and never exceptionally. */
    @Test
    void shouldRefuseWhatABugKeepsFromBeingCarriedOut() throws Exception {
        try (Faulty telephony = new Faulty()) {
            telephony.start(event -> {});

            Ack answer = telephony.answer(7).toCompletableFuture().get(5, TimeUnit.SECONDS);

            assertThat(answer).isEqualTo(new Ack.Refused(Ack.Reason.FAILED, "java.lang.IllegalStateException: a bug"));
        }
    }

    private static final class Faulty extends SwitchOnLoop<SwitchSession> {
        private final ScheduledExecutorService loop;

        Faulty() {
            this(Executors.newSingleThreadScheduledExecutor());
        }

        private Faulty(ScheduledExecutorService loop) {
            super(loop, true);
            this.loop = loop;
        }

        @Override
        protected SwitchSession session(TelephonyListener listener) {
            return (SwitchSession) Proxy.newProxyInstance(
                    SwitchSession.class.getClassLoader(),
                    new Class<?>[] {SwitchSession.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "up" -> true;
                        case "answer" -> throw new IllegalStateException("a bug");
                        default -> null;
                    });
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public void close() {
            end();
            loop.shutdown();
        }
    }
}
