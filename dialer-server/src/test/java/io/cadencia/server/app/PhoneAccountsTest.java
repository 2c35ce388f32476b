package io.cadencia.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.SipAccount;
import io.cadencia.protocol.ServerMessage.PhoneAccount;
import io.cadencia.server.security.User;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class PhoneAccountsTest {
    private static final User ANA = new User(5, "ana", "Ana", "$argon2id$", "advisor5", null);

    private final List<SipAccount> made = new ArrayList<>();

    @Test
    void shouldGiveANewPasswordAtEverySignIn() {
        PhoneAccount first =
                accounts(Ack.ACCEPTED).provision(ANA).toCompletableFuture().join();
        PhoneAccount second =
                accounts(Ack.ACCEPTED).provision(ANA).toCompletableFuture().join();

        assertThat(first.user()).isEqualTo("advisor5");
        assertThat(first.domain()).isEqualTo("pbx:5060");
        assertThat(made).extracting(SipAccount::password).containsExactly(first.password(), second.password());
        assertThat(first.password()).hasSize(24).isNotEqualTo(second.password());
    }

    @Test
    void shouldFailWithTheReasonWhenTheSwitchRefuses() {
        PhoneAccounts accounts = accounts(new Ack.Refused(Ack.Reason.LINK_DOWN, "no link"));

        assertThatThrownBy(() -> accounts.provision(ANA).toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("LINK_DOWN no link");
    }

    private PhoneAccounts accounts(Ack answer) {
        return new PhoneAccounts(
                account -> {
                    made.add(account);
                    return CompletableFuture.completedFuture(answer);
                },
                "pbx:5060",
                new SecureRandom());
    }
}
