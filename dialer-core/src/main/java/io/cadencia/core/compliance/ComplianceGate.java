package io.cadencia.core.compliance;

import io.cadencia.core.lead.Phone;

/**
 * The one place that says whether a call may be placed. Asked at hopper load, again immediately before every launch and
 * for every manual call (domain.md 2.6). Called on the engine's thread; pure.
 */
public interface ComplianceGate {
    Verdict check(Contact contact, long nowMs);

    /** @param ringMaxMs the call must not reach past the allowed hours while still ringing */
    record Contact(String profile, long personId, Phone phone, long ringMaxMs) {}
}
