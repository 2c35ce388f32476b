package io.cadencia.server.gateway;

import io.cadencia.protocol.ServerMessage.AccountCard;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads accounts on a few threads of its own, ahead of the answer: a card asked for when the call is placed lies ready
 * when the debtor answers. Any thread; nothing blocks.
 */
final class CardShelf implements AutoCloseable {
    /** Cards lying ready; the oldest goes. */
    static final int MAX_READY = 2_000;

    /** A card lying longer is loaded again: the account may have changed. */
    static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(90);

    static final int LOADERS = 2;
    static final int MAX_QUEUED = 2_000;

    /** How often a card on the screen is tried while the store is away, and the pause between. */
    static final int MAX_TRIES = 20;

    static final long RETRY_MS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(CardShelf.class);

    private final Cards cards;
    private final ThreadPoolExecutor loaders = Workers.pool("cards", LOADERS, MAX_QUEUED);
    private final Map<Long, Ready> ready = new LinkedHashMap<>();

    CardShelf(Cards cards) {
        this.cards = cards;
    }

    /** Loads a card that will probably be asked for. Dropped if the loaders are behind. */
    void prefetch(long accountId) {
        if (peek(accountId) != null) {
            return;
        }
        try {
            loaders.execute(() -> {
                try {
                    AccountCard card = cards.load(Set.of(accountId)).get(accountId);
                    if (card != null) {
                        put(accountId, card);
                    }
                } catch (Cards.CardsException e) {
                    LOG.debug("account {} could not be loaded ahead", accountId, e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("account {} is not loaded ahead, the loaders are behind", accountId);
        }
    }

    /** Gives the card at once if it lies ready, otherwise from a loader's thread. */
    void fetch(long accountId, BooleanSupplier stillWanted, Consumer<AccountCard> use) {
        AccountCard lying = take(accountId);
        if (lying != null) {
            use.accept(lying);
            return;
        }
        fetchAll(Set.of(accountId), stillWanted, loaded -> {
            AccountCard card = loaded.get(accountId);
            if (card == null) {
                LOG.warn("account {} is on a screen and does not exist", accountId);
            } else {
                use.accept(card);
            }
        });
    }

    /** Loads accounts and gives them from a loader's thread; tries again while the store is away and they are wanted. */
    void fetchAll(Collection<Long> accountIds, BooleanSupplier stillWanted, Consumer<Map<Long, AccountCard>> use) {
        if (accountIds.isEmpty()) {
            use.accept(Map.of());
        } else {
            attempt(new HashSet<>(accountIds), stillWanted, use, 1);
        }
    }

    private void attempt(
            Set<Long> accountIds, BooleanSupplier stillWanted, Consumer<Map<Long, AccountCard>> use, int tries) {
        try {
            loaders.execute(() -> {
                try {
                    use.accept(cards.load(accountIds));
                } catch (Cards.CardsException e) {
                    LOG.warn("accounts for a screen could not be loaded, try {} of {}", tries, MAX_TRIES, e);
                    again(accountIds, stillWanted, use, tries);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.warn("accounts for a screen wait, the loaders are behind, try {} of {}", tries, MAX_TRIES);
            again(accountIds, stillWanted, use, tries);
        }
    }

    private void again(
            Set<Long> accountIds, BooleanSupplier stillWanted, Consumer<Map<Long, AccountCard>> use, int tries) {
        if (tries < MAX_TRIES && stillWanted.getAsBoolean() && !loaders.isShutdown()) {
            CompletableFuture.delayedExecutor(RETRY_MS, TimeUnit.MILLISECONDS)
                    .execute(() -> attempt(accountIds, stillWanted, use, tries + 1));
        }
    }

    private synchronized @Nullable AccountCard peek(long accountId) {
        Ready lying = ready.get(accountId);
        return lying != null && System.nanoTime() - lying.loadedAt < FRESH_NANOS ? lying.card : null;
    }

    private synchronized @Nullable AccountCard take(long accountId) {
        AccountCard card = peek(accountId);
        ready.remove(accountId);
        return card;
    }

    private synchronized void put(long accountId, AccountCard card) {
        ready.remove(accountId);
        if (ready.size() >= MAX_READY) {
            ready.remove(ready.keySet().iterator().next());
        }
        ready.put(accountId, new Ready(card, System.nanoTime()));
    }

    @Override
    public void close() {
        loaders.shutdownNow();
    }

    private record Ready(AccountCard card, long loadedAt) {}
}
