package io.cadencia.telephony.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimedDebtorsTest {
    @Test
    void shouldReadWhenTheFirst200OfEachInviteWasSent(@TempDir Path folder) throws IOException {
        Path trace = Files.writeString(folder.resolve("trace.csv"), """
                2026-11-22\t08:34:18.830757\t1795336458.830757\tR\tone@here\tCSeq:7 INVITE\tINVITE sip:+5255017@127.0.0.1:25999 SIP/2.0
                2026-11-22\t08:34:18.830900\t1795336458.830900\tS\tone@here\tCSeq:7 INVITE\tSIP/2.0 180 Ringing
                2026-11-22\t08:34:18.831000\t1795336458.831000\tR\ttwo@here\tCSeq:8 INVITE\tINVITE sip:+5255018@127.0.0.1:25999 SIP/2.0
                2026-11-22\t08:34:18.831058\t1795336458.831058\tS\tone@here\tCSeq:7 INVITE\tSIP/2.0 200 OK
                2026-11-22\t08:34:19.331058\t1795336459.331058\tS\tone@here\tCSeq:7 INVITE\tSIP/2.0 200 OK
                2026-11-22\t08:34:19.400000\t1795336459.400000\tS\ttwo@here\tCSeq:8 INVITE\tSIP/2.0 486 Busy Here
                2026-11-22\t08:34:19.500000\t1795336459.500000\tS\tone@here\tCSeq:9 BYE\tSIP/2.0 200 OK
                """);

        assertThat(TimedDebtors.read(trace))
                .containsOnlyKeys("+5255017")
                .containsEntry("+5255017", Instant.parse("2026-11-22T08:34:18.831058Z"));
    }
}
