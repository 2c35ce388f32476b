package io.cadencia.simulation;

import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.Fact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Watches only what comes out of the engine and knows what must hold whatever happens. The first breach is an {@link
 * IllegalStateException} that says what was broken.
 */
public final class Auditor implements Witness {
    private final Map<Long, Long> accountOfCall = new HashMap<>();
    private final Set<Long> accountsInCall = new HashSet<>();
    private final Set<Long> connected = new HashSet<>();
    private final Map<Long, Long> callOfAdvisor = new HashMap<>();
    private final Map<Long, Long> advisorOfCall = new HashMap<>();
    private long placed;
    private long ended;
    private long classified;

    @Override
    public void on(Effect effect) {
        switch (effect) {
            case Effect.PlaceCall e -> {
                require(accountsInCall.add(e.accountId()), "account " + e.accountId() + " is called twice at once");
                accountOfCall.put(e.request().legId(), e.accountId());
                placed++;
            }
            case Effect.Connect e -> {
                require(connected.add(e.legId()), "call " + e.legId() + " is connected twice");
                require(
                        callOfAdvisor.put(e.sessionId(), e.legId()) == null,
                        "advisor " + e.sessionId() + " gets a call with another in hand");
                advisorOfCall.put(e.legId(), e.sessionId());
            }
            default -> {}
        }
    }

    @Override
    public void on(Fact fact) {
        switch (fact) {
            case Fact.AttemptEnded e -> {
                Long account = accountOfCall.remove(e.attemptId());
                require(account != null, "attempt " + e.attemptId() + " ended twice or was never placed");
                accountsInCall.remove(e.accountId());
                connected.remove(e.attemptId());
                ended++;
                Long advisor = advisorOfCall.remove(e.attemptId());
                if (e.connectedAtMs() == 0 && advisor != null) {
                    callOfAdvisor.remove(advisor, e.attemptId());
                }
            }
            case Fact.GestionRecorded e -> {
                if (e.advisorId() != 0) {
                    require(
                            callOfAdvisor.remove(e.advisorId(), e.attemptId()),
                            "advisor " + e.advisorId() + " classified a call not in hand");
                    classified++;
                }
            }
            default -> {}
        }
    }

    private static void require(boolean holds, String breach) {
        if (!holds) {
            throw new IllegalStateException(breach);
        }
    }

    public long placed() {
        return placed;
    }

    public long ended() {
        return ended;
    }

    public long classified() {
        return classified;
    }
}
