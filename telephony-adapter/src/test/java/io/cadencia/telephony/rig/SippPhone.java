package io.cadencia.telephony.rig;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A phone that registers once, as a soft phone does: SIPp as a client with digest authentication. */
public final class SippPhone {
    private SippPhone() {}

    /** A UDP port for a phone. */
    public static int freePort() {
        return FreePorts.udp();
    }

    /** Whether Asterisk let the phone in. */
    public static boolean register(AsteriskProcess asterisk, String user, String password, int port) {
        Path folder = RunFolder.create("phone");
        try (InputStream stream = SippPhone.class.getResourceAsStream("register.xml")) {
            if (stream == null) {
                throw new IOException("register.xml is not in the build");
            }
            Path scenario = folder.resolve("register.xml");
            Files.write(scenario, stream.readAllBytes());
            Process sipp = new ProcessBuilder(AsteriskBundle.locate()
                            .command(
                                    "sipp",
                                    "127.0.0.1:" + asterisk.settings().sipPort(),
                                    "-sf",
                                    scenario.toString(),
                                    "-i",
                                    "127.0.0.1",
                                    "-p",
                                    Integer.toString(port),
                                    "-s",
                                    user,
                                    "-au",
                                    user,
                                    "-ap",
                                    password,
                                    "-m",
                                    "1",
                                    "-timeout",
                                    "10s",
                                    "-nostdin",
                                    "-skip_rlimit"))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("register.out").toFile())
                    .start();
            return sipp.waitFor(30, TimeUnit.SECONDS) && sipp.exitValue() == 0;
        } catch (IOException e) {
            throw new RigException("SIPp could not register: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RigException("interrupted", e);
        } finally {
            RunFolder.delete(folder);
        }
    }
}
