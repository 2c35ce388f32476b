package io.cadencia.server.gateway;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.LegState;
import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.Rejection;
import io.cadencia.core.engine.SeatView;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.port.CommandPort;
import io.cadencia.core.port.EffectHandler;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stands in for the engine: keeps the commands, and answers seats the way a small campaign would. */
final class FakeEngine implements CommandPort, AutoCloseable {
    static final long NOW = 1_767_225_600_000L;

    final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    volatile boolean busy;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private @Nullable EffectHandler<Effect.Desktop> effects;
    private long version;

    void sendsEffectsTo(EffectHandler<Effect.Desktop> handler) {
        effects = handler;
    }

    @Override
    public void submit(Command command) {
        trySubmit(command);
    }

    @Override
    public boolean trySubmit(Command command) {
        if (busy) {
            return false;
        }
        commands.add(command);
        thread.execute(() -> react(command));
        return true;
    }

    private void react(Command command) {
        switch (command) {
            case Command.TakeSeat c -> {
                show(new Effect.Answer(c.sessionId(), c.requestId(), null));
                show(new Effect.ShowSeat(
                        seat(c.sessionId(), c.advisorId(), c.campaignId(), AdvisorState.READY, null, null)));
            }
            case Command.Classify c ->
                show(new Effect.Answer(
                        c.sessionId(),
                        c.requestId(),
                        c.resultCode().equals("PP") ? null : Rejection.of(Rejection.Code.UNKNOWN_RESULT)));
            case Command.LeaveSeat c -> {
                show(new Effect.Answer(c.sessionId(), c.requestId(), null));
                show(new Effect.SeatClosed(c.sessionId()));
            }
            case Command.ResumeSeat c -> show(new Effect.Answer(c.sessionId(), c.requestId(), null));
            default -> {}
        }
    }

    /** The engine shows something, on its own thread. */
    void shows(Effect.Desktop effect) {
        thread.execute(() -> show(effect));
    }

    private void show(Effect.Desktop effect) {
        EffectHandler<Effect.Desktop> handler = effects;
        if (handler != null) {
            handler.on(effect, NOW);
        }
    }

    SeatView seat(
            long sessionId,
            long advisorId,
            long campaignId,
            AdvisorState state,
            SeatView.@Nullable CallView call,
            @Nullable Lead lead) {
        return new SeatView(
                ++version,
                sessionId,
                advisorId,
                campaignId,
                state,
                NOW,
                0,
                "",
                "",
                SeatView.PhoneLeg.UP,
                call,
                lead,
                List.of(),
                3,
                2,
                1,
                "",
                null);
    }

    static SeatView.CallView connectedCall(long attemptId) {
        return new SeatView.CallView(
                attemptId,
                31,
                "+525512345678",
                LegState.CONNECTED,
                NOW,
                NOW,
                false,
                false,
                null,
                false,
                SeatView.Recorded.NONE,
                null,
                null,
                null);
    }

    <T extends Command> T next(Class<T> type) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() < end) {
            Command command = commands.poll(100, TimeUnit.MILLISECONDS);
            if (type.isInstance(command)) {
                return type.cast(command);
            }
        }
        throw new AssertionError("the engine got no " + type.getSimpleName());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
