package io.cadencia.telephony.ari;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to answered legs beside the conversation: a snoop channel gets a copy of what the debtor says, goes through
 * {@code AMD()} in the dialplan, comes back with the verdict and is hung up. Asterisk itself ends a snoop channel when its
 * leg ends. Event-loop thread only.
 */
final class MachineDetector {
    private static final Logger LOG = LoggerFactory.getLogger(MachineDetector.class);

    /** First argument of the Stasis application when the dialplan has a verdict. */
    private static final String VERDICT = "amd";

    private final AriRequests requests;
    private final AriHttpPool pool;
    private final LegRegistry registry;
    private final LegTracker tracker;

    MachineDetector(AriRequests requests, AriHttpPool pool, LegRegistry registry, LegTracker tracker) {
        this.requests = requests;
        this.pool = pool;
        this.registry = registry;
        this.tracker = tracker;
    }

    /** Begins if the call asked for it; the debtor hears nothing of it and waits for nothing. */
    void listen(Leg leg) {
        if (leg.request().amd() == AmdMode.PARALLEL) {
            pool.send(requests.listen(leg.channel(), ChannelIds.detector(leg.id())), reply -> {
                if (!reply.ok() && leg.state() != LegState.ENDED && leg.state() != LegState.ENDING) {
                    LOG.warn("attempt {}: no machine detection: {}", leg.id(), reply.detail());
                }
            });
        }
    }

    void on(AriEvent.StasisStart start) {
        OptionalLong listenedTo = ChannelIds.detectorOf(start.channel());
        if (listenedTo.isEmpty()) {
            return;
        }
        switch (start.role()) {
            case EventTracker.DETECTOR ->
                pool.send(requests.analyse(start.channel()), reply -> {
                    if (!reply.ok()) {
                        remove(start.channel());
                    }
                });
            case VERDICT -> {
                remove(start.channel());
                Leg leg = registry.leg(listenedTo.getAsLong());
                if (leg != null && start.arguments().size() > 2) {
                    tracker.judged(
                            leg, start.arguments().get(1), start.arguments().get(2));
                }
            }
            default -> {}
        }
    }

    /** Channels whose verdict came while the link was down: too late to be of use. */
    void leftOver(List<String> helpers) {
        helpers.stream().filter(id -> ChannelIds.detectorOf(id).isPresent()).forEach(this::remove);
    }

    private void remove(String detector) {
        pool.send(requests.hangup(detector), ignored -> {});
    }
}
