package io.cadencia.server.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts parts one after the other and stops them in the reverse order, once. A part that fails to start stops those
 * before it. One thread starts; any thread may stop.
 */
public final class StartSequence implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StartSequence.class);

    private final Deque<Part> started = new ArrayDeque<>();

    private record Part(String name, AutoCloseable stop) {}

    /**
     * @param name what is started, for the sentence of a failure
     * @throws StartException saying which part could not start and why; all started before are stopped
     */
    public synchronized <T extends AutoCloseable> T start(String name, Callable<T> step) {
        T part = run(name, step);
        started.push(new Part(name, part));
        return part;
    }

    /** A step that leaves nothing to stop. */
    public synchronized <T> T run(String name, Callable<T> step) {
        long begin = System.nanoTime();
        try {
            T result = step.call();
            LOG.info("{} ready in {} ms", name, (System.nanoTime() - begin) / 1_000_000);
            return result;
        } catch (StartException e) {
            close();
            throw e;
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new StartException("The start was interrupted.", e);
        } catch (Exception e) {
            LOG.info("{} did not start", name, e);
            close();
            throw new StartException(name + " did not start: " + sentence(e), e);
        }
    }

    /** Something that is to be done when the sequence stops. */
    public synchronized void atStop(String name, AutoCloseable stop) {
        started.push(new Part(name, stop));
    }

    /** Stops what is started, the last first. A part that fails to stop does not keep the others from stopping. */
    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            Part part = started.pop();
            long begin = System.nanoTime();
            try {
                part.stop().close();
                LOG.info("{} stopped in {} ms", part.name(), (System.nanoTime() - begin) / 1_000_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.warn("{} did not stop cleanly: {}", part.name(), sentence(e));
                LOG.info("{} did not stop cleanly", part.name(), e);
            }
        }
    }

    private static String sentence(Throwable e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
