package io.cadencia.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StartFailureTest {
    private static final Path LOG = Path.of("mariadb.log");

    @Test
    void shouldNameAMissingLibraryAndItsPackage() {
        String words = "mariadbd: error while loading shared libraries: libcrypt.so.1: cannot open shared object file";
        assertThat(StartFailure.describe(words, LOG))
                .contains("the library libcrypt.so.1 is missing")
                .contains("apt-get install");
    }

    @Test
    void shouldSayThatTheDiskIsFull() {
        assertThat(StartFailure.describe("[ERROR] InnoDB: No space left on device", LOG))
                .contains("the disk is full");
    }

    @Test
    void shouldRepeatTheServersOwnErrorOtherwise() {
        assertThat(StartFailure.describe("2026 [Note] x\n2026 [ERROR] unknown option '--foo'\n", LOG))
                .contains("unknown option '--foo'")
                .contains("mariadb.log");
    }
}
