package io.cadencia.telephony.fleet;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.SipAccount;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts every node must know: the advisors' phones, and the one the nodes call each other with, whose secret is
 * made anew for each run. Kept in memory to bring them to a node that comes back. Any thread.
 */
final class PhoneAccounts {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneAccounts.class);
    /** More phones than any fleet has seats; of further ones the oldest is not brought to returning nodes any more. */
    private static final int MAX_KEPT = 10_000;

    private static final int SECRET_BYTES = 18;

    private final Map<String, SipAccount> kept = new LinkedHashMap<>();
    private final String tieSecret = newSecret();

    private static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Accepted as soon as all have answered and one has accepted. */
    CompletionStage<Ack> provision(SipAccount account, Collection<Node> nodes) {
        synchronized (kept) {
            kept.remove(account.user());
            kept.put(account.user(), account);
            if (kept.size() > MAX_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        List<CompletableFuture<Ack>> answers = nodes.stream()
                .map(node -> node.telephony().provision(account).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(_ -> answers.stream()
                        .map(CompletableFuture::join)
                        .filter(Ack.Accepted.class::isInstance)
                        .findFirst()
                        .orElseGet(() -> answers.getFirst().join()));
    }

    void bringTo(Node node, boolean severalNodes) {
        if (severalNodes) {
            node.telephony().provisionTies(tieSecret).thenAccept(ack -> warn(node, "tie lines", ack));
        }
        List<SipAccount> all;
        synchronized (kept) {
            all = List.copyOf(kept.values());
        }
        all.forEach(account ->
                node.telephony().provision(account).thenAccept(ack -> warn(node, "phone " + account.user(), ack)));
    }

    private static void warn(Node node, String what, Ack ack) {
        if (ack instanceof Ack.Refused refused) {
            LOG.warn("Node {} does not take the account of {}: {}", node.name(), what, refused.detail());
        }
    }
}
