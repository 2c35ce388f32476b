package io.cadencia.server.gateway;

import io.cadencia.protocol.ServerMessage.PhoneAccount;
import io.cadencia.server.security.User;
import java.util.concurrent.CompletionStage;

/** Gives an advisor who signs in a SIP account on the switch. Called on a worker thread. */
@FunctionalInterface
public interface PhoneProvisioning {
    /** Creates or renews the account; completes exceptionally if the switch cannot be reached. */
    CompletionStage<PhoneAccount> provision(User user);
}
