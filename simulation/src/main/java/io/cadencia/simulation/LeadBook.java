package io.cadencia.simulation;

import io.cadencia.core.call.Outcome;
import io.cadencia.core.engine.Command.LeadsArrived;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.LeadState;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.lead.PhoneStanding;
import io.cadencia.core.lead.PhoneType;
import io.cadencia.core.port.LeadSource.LeadRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The campaign's list as its store would give it out: leads never called first, then those due again, longest due first.
 * A lead's phones take turns, one per attempt. An endless list gives a new lead each time and forgets it.
 */
final class LeadBook {
    private static final int PLENTY = 1_000_000;
    private static final long FIRST_NUMBER = 5_500_000_000L;

    private record Due(long timeMs, long leadId) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(timeMs, other.timeMs);
            return byTime != 0 ? byTime : Long.compare(leadId, other.leadId);
        }
    }

    /** What the store knows of a phone that was called. */
    private record PhonePast(int tries, @Nullable Outcome lastOutcome) {
        static final PhonePast NONE = new PhonePast(0, null);
    }

    private final List<String> zones;
    private final long leads;
    private final Debtors debtors;
    private final PriorityQueue<Due> waiting = new PriorityQueue<>();
    private final Map<Long, Integer> attempts = new HashMap<>();
    private final Set<Long> invalidPhones = new HashSet<>();
    private final Map<Long, PhonePast> pasts = new HashMap<>();
    private long given;
    private boolean ended;

    LeadBook(WorldSpec spec, Debtors debtors) {
        this.zones = List.of(spec.clock().zone().getId());
        this.leads = spec.portfolio().leads();
        this.debtors = debtors;
    }

    boolean endless() {
        return leads == 0;
    }

    LeadsArrived give(LeadRequest request, long nowMs) {
        List<Lead> batch = new ArrayList<>(request.count());
        while (batch.size() < request.count() && fresh() > 0) {
            add(batch, request, ++given);
        }
        while (batch.size() < request.count() && !waiting.isEmpty() && waiting.peek().timeMs <= nowMs) {
            add(batch, request, waiting.remove().leadId);
        }
        long due = waiting.isEmpty() ? 0 : waiting.peek().timeMs;
        long remaining = fresh() + (due != 0 && due <= nowMs ? 1 : 0);
        return new LeadsArrived(
                request.requestId(), request.campaignId(), batch, (int) Math.min(remaining, PLENTY), due);
    }

    /** Leads never given out. */
    private long fresh() {
        if (ended) {
            return 0;
        }
        return endless() ? PLENTY : leads - given;
    }

    private void add(List<Lead> batch, LeadRequest request, long leadId) {
        int tried = attempts.getOrDefault(leadId, 0);
        List<Phone> phones = new ArrayList<>();
        for (long phoneId : debtors.phones(leadId)) {
            if (!invalidPhones.contains(phoneId)) {
                phones.add(phone(phoneId));
            }
        }
        if (!phones.isEmpty()) {
            Collections.rotate(phones, -(tried % phones.size()));
            batch.add(new Lead(leadId, request.campaignId(), leadId, leadId, tried, phones));
        }
    }

    private Phone phone(long phoneId) {
        PhonePast past = pasts.getOrDefault(phoneId, PhonePast.NONE);
        PhoneType type = debtors.kind(phoneId).type();
        return new Phone(phoneId, number(phoneId), zones, type, PhoneStanding.UNKNOWN, past.tries, past.lastOutcome);
    }

    static String number(long phoneId) {
        return "+52" + (FIRST_NUMBER + phoneId);
    }

    static long phoneId(String number) {
        return Long.parseLong(number.substring(3)) - FIRST_NUMBER;
    }

    int attempts(long leadId) {
        return attempts.getOrDefault(leadId, 0);
    }

    void on(Fact fact) {
        if (endless()) {
            return;
        }
        switch (fact) {
            case Fact.LeadReleased released -> release(released);
            case Fact.PhoneTried tried when tried.invalid() -> invalidPhones.add(tried.phoneId());
            case Fact.PhoneTried tried ->
                pasts.compute(
                        tried.phoneId(),
                        (_, past) -> new PhonePast(past == null ? 1 : past.tries + 1, tried.outcome()));
            default -> {}
        }
    }

    private void release(Fact.LeadReleased released) {
        if (released.state() == LeadState.WAITING && !ended) {
            attempts.put(released.leadId(), released.attempts());
            waiting.add(new Due(released.nextAttemptAtMs(), released.leadId()));
        } else {
            attempts.remove(released.leadId());
        }
    }

    /** No further lead is to be had. */
    void end() {
        ended = true;
        waiting.clear();
    }
}
