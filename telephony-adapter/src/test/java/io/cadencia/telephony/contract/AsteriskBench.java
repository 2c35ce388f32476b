package io.cadencia.telephony.contract;

import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.SippProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the contract asks of an implementation, on a real Asterisk, by whatever protocol it is driven. */
public abstract class AsteriskBench implements SwitchBench {
    private final AsteriskProcess asterisk;
    private final List<SippProcess> callers = new ArrayList<>();

    protected AsteriskBench(AsteriskProcess asterisk) {
        this.asterisk = asterisk;
    }

    @Override
    public void pass(long ms) {
        RealTime.sleep(ms);
    }

    @Override
    public long now() {
        return System.nanoTime() / 1_000_000;
    }

    @Override
    public void dropPhone(long sessionId) {
        asterisk.console("channel request hangup " + channelName(asterisk, ChannelIds.advisor(sessionId)));
    }

    @Override
    public void arrive(String called, String caller, long patienceMs) {
        callers.add(SippProcess.caller(asterisk, called, caller, patienceMs));
    }

    @Override
    public int channels() {
        return (int) channelLines(asterisk).count();
    }

    @Override
    public Set<Prompt> playing() {
        return Playing.on(asterisk);
    }

    @Override
    public void close() {
        callers.forEach(SippProcess::close);
    }

    /** What Asterisk itself calls the channel of this id. */
    public static String channelName(AsteriskProcess asterisk, String id) {
        return channelLines(asterisk)
                .filter(line -> line.endsWith("!" + id))
                .map(line -> line.substring(0, line.indexOf('!')))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Calls, phones and ears. Music has channels too, which do not count; neither does an ear that is closed: Asterisk
     * keeps it until the next frame of the one it listened to, and these phones are mute.
     */
    private static Stream<String> channelLines(AsteriskProcess asterisk) {
        return asterisk.console("core show channels concise")
                .lines()
                .filter(line -> line.startsWith("PJSIP/")
                        || (line.startsWith("Snoop/") && line.contains("!Stasis!"))
                        || (line.startsWith("Local/") && isEar(line.substring(line.lastIndexOf('!') + 1))));
    }

    /** By AMI a supervisor's ear has two halves; the one in the supervisor's conference bears its name. */
    private static boolean isEar(String id) {
        return ChannelIds.spyOf(id).isPresent();
    }
}
