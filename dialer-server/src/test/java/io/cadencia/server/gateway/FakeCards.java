package io.cadencia.server.gateway;

import io.cadencia.protocol.ServerMessage.AccountCard;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Accounts in memory: every id exists. Can be away for a number of loads. */
final class FakeCards implements Cards {
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger loads = new AtomicInteger();

    @Override
    public Map<Long, AccountCard> load(Set<Long> accountIds) throws CardsException {
        if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new CardsException("away", new IllegalStateException());
        }
        loads.incrementAndGet();
        return accountIds.stream().collect(Collectors.toMap(Function.identity(), Fixtures::card));
    }
}
