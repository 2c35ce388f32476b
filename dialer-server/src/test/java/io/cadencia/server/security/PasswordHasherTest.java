package io.cadencia.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    private final PasswordHasher hasher = new PasswordHasher();

    @Test
    void shouldVerifyItsOwnHashAndNoOtherPassword() {
        String hash = hasher.hash("contraseña-ñ");

        assertThat(hasher.verify("contraseña-ñ", hash)).isTrue();
        assertThat(hasher.verify("contrasena-n", hash)).isFalse();
        assertThat(hasher.verify("", hash)).isFalse();
    }

    @Test
    void shouldWriteThePhcFormatWithTheParametersInForce() {
        String hash = hasher.hash("x");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("=\n");
        assertThat(hasher.outdated(hash)).isFalse();
        assertThat(hasher.hash("x")).isNotEqualTo(hash);
    }

    /** Made with {@code echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32} of the reference implementation. */
    @Test
    void shouldVerifyAHashOfTheReferenceImplementation() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(hasher.verify("password", reference)).isTrue();
        assertThat(hasher.verify("Password", reference)).isFalse();
        assertThat(hasher.outdated(reference)).isTrue();
    }

    @Test
    void shouldBeFalseForAnUnknownUserAndForWhatIsNoHash() {
        assertThat(hasher.verify("x", null)).isFalse();
        assertThat(hasher.verify("", null)).isFalse();
        assertThat(hasher.verify("x", "plain")).isFalse();
        assertThat(hasher.verify("x", "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$" + "A".repeat(43)))
                .isFalse();
    }

    @Test
    void shouldCostTheSameForAnUnknownUser() {
        String hash = hasher.hash("x");
        hasher.verify("warm", hash);

        long known = cost(hash);
        long unknown = cost(null);

        assertThat(unknown).isBetween(known / 5, known * 5);
    }

    private long cost(@Nullable String hash) {
        long start = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            hasher.verify("y", hash);
        }
        return System.nanoTime() - start;
    }

    @Test
    void shouldRefusePasswordsThatCannotBe() {
        assertThatThrownBy(() -> hasher.hash("")).hasMessageContaining("1 to 256");
        assertThatThrownBy(() -> hasher.hash("x".repeat(257))).hasMessageContaining("1 to 256");
    }
}
