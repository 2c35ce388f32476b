package io.cadencia.core.engine;

import io.cadencia.core.campaign.CallPolicy.Destination;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.compliance.ComplianceProfile;
import io.cadencia.core.compliance.Verdict;
import io.cadencia.core.exchange.NodeSpec;
import io.cadencia.core.exchange.TrunkSpec;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binary forms of the records the state holds. */
final class Wire {
    static final RecordCodec<Lead> LEAD = RecordCodec.of(Lead.class);
    static final RecordCodec<CampaignSpec> SPEC = RecordCodec.of(CampaignSpec.class);
    static final RecordCodec<ComplianceProfile> PROFILE = RecordCodec.of(ComplianceProfile.class);
    static final RecordCodec<AdvisorEndpoint> ENDPOINT = RecordCodec.of(AdvisorEndpoint.class);
    static final RecordCodec<NodeSpec> NODE = RecordCodec.of(NodeSpec.class);
    static final RecordCodec<TrunkSpec> TRUNK = RecordCodec.of(TrunkSpec.class);
    static final RecordCodec<Route.Line> LINE = RecordCodec.of(Route.Line.class);
    static final RecordCodec<Verdict> VERDICT = RecordCodec.of(Verdict.class);

    static final RecordCodec<Destination> DESTINATION = RecordCodec.of(Destination.class);

    private Wire() {}

    static <T> void writeAll(Collection<T> all, StateWriter out, BiConsumer<T, StateWriter> one) {
        out.writeInt(all.size());
        for (T element : all) {
            one.accept(element, out);
        }
    }

    static <T> void readAll(StateReader in, Function<StateReader, T> one, Consumer<T> sink) {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            sink.accept(one.apply(in));
        }
    }

    static <T> void writeOptional(@Nullable T value, StateWriter out, BiConsumer<T, StateWriter> one) {
        out.writeBoolean(value != null);
        if (value != null) {
            one.accept(value, out);
        }
    }

    static void writeEnum(@Nullable Enum<?> value, StateWriter out) {
        out.writeByte(value == null ? -1 : value.ordinal());
    }

    static <E> @Nullable E readEnum(StateReader in, E[] values) {
        int ordinal = in.readByte();
        return ordinal < 0 ? null : values[ordinal];
    }

    static <T> @Nullable T readOptional(StateReader in, Function<StateReader, T> one) {
        return in.readBoolean() ? one.apply(in) : null;
    }
}
