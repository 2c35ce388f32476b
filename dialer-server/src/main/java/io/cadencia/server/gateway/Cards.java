package io.cadencia.server.gateway;

import io.cadencia.protocol.ServerMessage.AccountCard;
import java.io.Serial;
import java.util.Map;
import java.util.Set;

/** What the screen shows of accounts. Called on worker threads; may block. */
public interface Cards {
    /**
     * Reads accounts. An account that does not exist is left out. The gateway fills in what belongs to the moment: the
     * lead's id, the verdict of each phone and the history's labels in the advisor's language.
     *
     * @return by account id; with lead id 0, verdicts null, labels anything; history newest first
     */
    Map<Long, AccountCard> load(Set<Long> accountIds) throws CardsException;

    /** The store is away; the gateway asks again. */
    final class CardsException extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        public CardsException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
