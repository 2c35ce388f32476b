package io.cadencia.core.campaign;

import io.cadencia.core.port.telephony.AmdMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign does with its calls beyond dialling them.
 *
 * @param recorded every conversation with an advisor is recorded, from the connection on
 * @param hangUpMachines a machine heard before an advisor is connected is hung up; only with {@link AmdMode#INLINE}
 * @param machineErrors share of the machine verdicts that were people, as measured: each hang-up is charged to the
 *     abandonment budget with this share, because the law counts people taken for machines as abandoned (domain.md 2.7)
 * @param destinations who may be consulted and transferred to; nobody else
 * @param inboundNumbers numbers whose callers are this campaign's, as the trunk names them
 * @param inboundWaitMs longest a caller waits for an advisor
 * @param supervisionShown advisors see that a supervisor takes part in their calls
 */
public record CallPolicy(
        boolean recorded,
        AmdMode amd,
        boolean hangUpMachines,
        double machineErrors,
        List<Destination> destinations,
        List<String> inboundNumbers,
        long inboundWaitMs,
        boolean supervisionShown) {
    public static final int MAX_DESTINATIONS = 50;
    public static final int MAX_INBOUND_NUMBERS = 200;
    public static final long DEFAULT_INBOUND_WAIT_MS = 60_000;
    public static final CallPolicy NONE =
            new CallPolicy(false, AmdMode.NONE, false, 0, List.of(), List.of(), DEFAULT_INBOUND_WAIT_MS, false);

    public CallPolicy {
        destinations = List.copyOf(destinations);
        inboundNumbers = List.copyOf(inboundNumbers);
        Limits.range("calls.inboundWaitMs", inboundWaitMs, 1_000, 3_600_000);
        Limits.range("calls.destinations", destinations.size(), 0, MAX_DESTINATIONS);
        Limits.range("calls.inboundNumbers", inboundNumbers.size(), 0, MAX_INBOUND_NUMBERS);
        inboundNumbers.forEach(number -> Limits.number("calls.inboundNumbers", number));
        Set<String> codes = new HashSet<>();
        for (Destination destination : destinations) {
            if (!codes.add(destination.code())) {
                throw new IllegalArgumentException(
                        "calls.destinations: the code '" + destination.code() + "' stands twice; each needs its own");
            }
        }
        if (hangUpMachines && amd != AmdMode.INLINE) {
            throw new IllegalArgumentException("calls.hangUpMachines needs amd INLINE, not " + amd
                    + ": only then the verdict comes before the advisor");
        }
        if (!(machineErrors >= 0 && machineErrors <= 1)) {
            throw new IllegalArgumentException("calls.machineErrors " + machineErrors + " must be 0 to 1");
        }
    }

    /** The same with machines heard so; those heard in time are hung up. */
    public CallPolicy with(AmdMode machines, double errors) {
        return new CallPolicy(
                recorded,
                machines,
                machines == AmdMode.INLINE,
                errors,
                destinations,
                inboundNumbers,
                inboundWaitMs,
                supervisionShown);
    }

    public @Nullable Destination destination(String code) {
        return destinations.stream()
                .filter(d -> d.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /**
     * A third party an advisor may call.
     *
     * @param name as the advisor reads it
     * @param number as it is dialled; public numbers are E.164 with the plus sign
     */
    public record Destination(String code, String name, String number) {
        public Destination {
            Limits.text("destination.code", code, 40);
            Limits.text("destination.name", name, 100);
            Limits.number("destination.number", number);
        }
    }
}
