package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.telephony.leg.Leg;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to answered legs beside the conversation: a channel of two halves, of which one gets a copy of what the debtor
 * says and the other goes through {@code AMD()}, tells the verdict and ends. It ends with the leg too. Loop thread only.
 */
final class MachineDetector {
    private static final Logger LOG = LoggerFactory.getLogger(MachineDetector.class);

    private final AmiActions actions;
    private final AmiWire wire;

    MachineDetector(AmiActions actions, AmiWire wire) {
        this.actions = actions;
        this.wire = wire;
    }

    /** Begins if the call asked for it; the debtor hears nothing of it and waits for nothing. */
    void listen(Leg leg) {
        if (leg.request().amd() == AmdMode.PARALLEL) {
            wire.send(actions.analysis(leg.id()), reply -> {
                if (!reply.ok()) {
                    LOG.warn("attempt {}: no machine detection: {}", leg.id(), reply.detail());
                }
            });
        }
    }
}
