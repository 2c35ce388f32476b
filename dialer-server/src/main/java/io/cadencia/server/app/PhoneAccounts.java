package io.cadencia.server.app;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.SipAccount;
import io.cadencia.protocol.ServerMessage.PhoneAccount;
import io.cadencia.server.gateway.PhoneProvisioning;
import io.cadencia.server.security.User;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Every sign-in gives the phone a new password; one the switch does not take is no sign-in. Thread-safe. */
final class PhoneAccounts implements PhoneProvisioning {
    private static final int PASSWORD_BYTES = 12;

    private final Function<SipAccount, CompletionStage<Ack>> telephony;
    private final String domain;
    private final SecureRandom random;

    /**
     * @param telephony makes or renews an account on the switch
     * @param domain host, or host and port, that phones register at
     */
    PhoneAccounts(Function<SipAccount, CompletionStage<Ack>> telephony, String domain, SecureRandom random) {
        this.telephony = telephony;
        this.domain = domain;
        this.random = random;
    }

    @Override
    public CompletionStage<PhoneAccount> provision(User user) {
        byte[] secret = new byte[PASSWORD_BYTES];
        random.nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        return telephony
                .apply(new SipAccount(user.sipAccount(), password))
                .thenApply(ack -> account(user, password, ack));
    }

    private PhoneAccount account(User user, String password, Ack ack) {
        return switch (ack) {
            case Ack.Accepted accepted -> new PhoneAccount(user.sipAccount(), domain, "udp", password, false);
            case Ack.Refused refused ->
                throw new IllegalStateException(
                        "the switch refused the account: " + refused.reason() + " " + refused.detail());
        };
    }
}
