package io.cadencia.core.runtime;

import com.lmax.disruptor.ExceptionHandler;
import java.util.function.Consumer;

/** What becomes of a bug in a stage of the pipeline: one place for what an event, the start and the end of it throw. */
record StageFailures<T>(Consumer<Throwable> ofEvent, Consumer<Throwable> ofStart, Consumer<Throwable> ofEnd)
        implements ExceptionHandler<T> {
    @Override
    public void handleEventException(Throwable e, long sequence, T event) {
        ofEvent.accept(e);
    }

    @Override
    public void handleOnStartException(Throwable e) {
        ofStart.accept(e);
    }

    @Override
    public void handleOnShutdownException(Throwable e) {
        ofEnd.accept(e);
    }
}
