package io.cadencia.telephony.rig;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real soft phone (baresip, Debian package baresip-core) without sound card: it registers, answers by itself, has a
 * tone for a microphone and keeps what it hears.
 */
public final class Softphone implements AutoCloseable {
    private static final int RTP_PORTS = 100;
    private static final int WAV_HEADER = 44;

    private final Path folder;
    private final KeptProcess process;

    private Softphone(Path folder, KeptProcess process) {
        this.folder = folder;
        this.process = process;
    }

    /** Registers at an Asterisk of this machine and goes on trying. */
    public static Softphone start(AsteriskProcess asterisk, String user, String password, int hertz) {
        Path folder = RunFolder.create("baresip");
        int rtp = FreePorts.rtpBase(RTP_PORTS);
        try {
            Files.createDirectories(folder.resolve("heard"));
            Files.writeString(folder.resolve("contacts"), "");
            Files.writeString(
                    folder.resolve("accounts"),
                    "<sip:%1$s@127.0.0.1:%2$d>;auth_user=%1$s;auth_pass=%3$s;answermode=auto;regint=60\n"
                            .formatted(user, asterisk.settings().sipPort(), password));
            Files.writeString(folder.resolve("config"), """
                poll_method epoll
                sip_listen 127.0.0.1:%d
                rtp_ports %d-%d
                audio_source ausine,%d
                audio_player aubridge,nobody
                audio_alert aubridge,nobody
                ausrc_srate 48000
                auplay_srate 8000
                ausrc_channels 2
                auplay_channels 1
                module_path /usr/lib/baresip/modules
                module g711.so
                module_app account.so
                module_app menu.so
                module ausine.so
                module aubridge.so
                module sndfile.so
                snd_path %s
                """.formatted(
                            FreePorts.udp(), rtp, rtp + RTP_PORTS, hertz, folder.resolve("heard")));
        } catch (IOException e) {
            throw new RigException("The soft phone could not be configured: " + e.getMessage(), e);
        }
        return new Softphone(
                folder,
                KeptProcess.start("baresip", folder, List.of("baresip", "-f", folder.toString(), "-n", "127.0.0.1")));
    }

    /** What it wrote last, for error messages. */
    public String lastWords() {
        return process.lastWords();
    }

    /** What it heard in its only call, which must be over. */
    public short[] heard() {
        try (Stream<Path> files = Files.list(folder.resolve("heard"))) {
            Path file = files.filter(path -> path.toString().endsWith("-dec.wav"))
                    .findFirst()
                    .orElseThrow(() -> new RigException("The soft phone heard nothing: " + lastWords()));
            byte[] wav = Files.readAllBytes(file);
            ByteBuffer bytes =
                    ByteBuffer.wrap(wav, WAV_HEADER, wav.length - WAV_HEADER).order(ByteOrder.LITTLE_ENDIAN);
            short[] pcm = new short[(wav.length - WAV_HEADER) / 2];
            bytes.asShortBuffer().get(pcm);
            return pcm;
        } catch (IOException e) {
            throw new RigException("What the soft phone heard cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        process.close();
        RunFolder.delete(folder);
    }
}
