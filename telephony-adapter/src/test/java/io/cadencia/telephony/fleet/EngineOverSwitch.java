package io.cadencia.telephony.fleet;

import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.ExchangeFigures;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.engine.Scenario;
import io.cadencia.core.engine.SeatView;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.port.FactProjection;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.core.runtime.DialerRuntime;
import io.cadencia.core.runtime.RuntimeConfig;
import io.cadencia.core.runtime.RuntimeObserver;
import io.cadencia.core.runtime.RuntimeOutputs;
import io.cadencia.core.runtime.TelephonyLink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The real engine in its real runtime over a switch; leads and desktops are played by the test. */
final class EngineOverSwitch implements AutoCloseable, FactProjection, RuntimeObserver {
    final List<Effect.PlaceCall> placed = new CopyOnWriteArrayList<>();
    final Map<Long, SeatView> seats = new ConcurrentHashMap<>();
    volatile ExchangeFigures exchange = new ExchangeFigures(List.of(), List.of());
    final List<Fact> facts = new CopyOnWriteArrayList<>();
    private final Queue<Lead> leads = new ConcurrentLinkedQueue<>();
    private final ExecutorService desk = Executors.newSingleThreadExecutor();
    private final TelephonySwitch telephony;
    private final DialerRuntime runtime;
    private final TelephonyLink link;
    private volatile Position applied = Position.NONE;
    private volatile int requests;

    EngineOverSwitch(Path folder, TelephonySwitch telephony) throws IOException {
        this.telephony = telephony;
        var late = new Late();
        link = new TelephonyLink(telephony, late, this);
        runtime = DialerRuntime.open(
                new RuntimeConfig(folder, System::currentTimeMillis, 1_024, 1 << 20, 1_000_000, 100_000),
                new RuntimeOutputs(
                        (effect, nowMs) -> {
                            if (effect instanceof Effect.PlaceCall place) {
                                placed.add(place);
                            }
                            link.on(effect, nowMs);
                        },
                        (effect, _) -> {
                            if (effect instanceof Effect.ShowSeat show) {
                                seats.put(show.seat().sessionId(), show.seat());
                            } else if (effect instanceof Effect.ShowExchange show) {
                                exchange = show.figures();
                            }
                        },
                        (effect, _) -> {
                            if (effect instanceof Effect.FetchLeads fetch) {
                                desk.execute(() -> deal(fetch));
                            }
                        }),
                this,
                Scenario.OPEN_GATE,
                this);
        late.to = runtime;
    }

    @SuppressWarnings("NullAway.Init")
    private static final class Late implements io.cadencia.core.port.CommandPort {
        private volatile DialerRuntime to;

        @Override
        public void submit(Command command) {
            to.submit(command);
        }

        @Override
        public boolean trySubmit(Command command) {
            return to.trySubmit(command);
        }
    }

    void start() {
        telephony.start(link);
    }

    void add(Lead lead) {
        leads.add(lead);
    }

    private void deal(Effect.FetchLeads fetch) {
        List<Lead> batch = new ArrayList<>();
        for (Lead lead = leads.poll(); lead != null; lead = leads.poll()) {
            batch.add(lead);
        }
        submit(new Command.LeadsArrived(
                fetch.request().requestId(), fetch.request().campaignId(), batch, 0, System.currentTimeMillis() + 500));
    }

    void submit(Command command) {
        runtime.submit(command);
    }

    String request() {
        return "r" + ++requests;
    }

    <F extends Fact> List<F> facts(Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public Position lastApplied() {
        return applied;
    }

    @Override
    public void apply(List<PositionedFact> batch) {
        batch.forEach(one -> facts.add(one.fact()));
        applied = batch.getLast().position();
    }

    @Override
    public void close() {
        telephony.close();
        link.close();
        runtime.close();
        desk.shutdownNow();
    }
}
