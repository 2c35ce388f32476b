package io.cadencia.telephony.ami;

import io.cadencia.telephony.requirement.Requirements;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.asteriskjava.manager.event.ManagerEvent;

/** Looks at one Asterisk by AMI without changing anything there. Blocks, some seconds at most. */
public final class AmiExamination {
    private static final long PATIENCE_SECONDS = 20;

    private AmiExamination() {}

    /** What keeps it from being dialled with, in sentences for an operator; empty if nothing does. */
    public static List<String> of(AmiSettings settings) throws InterruptedException {
        return examine(settings, (requirements, found) -> requirements.check(settings.trunks(), found));
    }

    /** What keeps it from serving as the connection beside ARI. */
    public static List<String> beside(AmiSettings settings) throws InterruptedException {
        return examine(settings, AmiRequirements::checkBeside);
    }

    private static List<String> examine(
            AmiSettings settings, BiConsumer<AmiRequirements, Consumer<List<String>>> questions)
            throws InterruptedException {
        CompletableFuture<List<String>> found = new CompletableFuture<>();
        try (ScheduledThreadPoolExecutor loop = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("ami-examination").daemon().factory())) {
            loop.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            Examined examined = new Examined(found);
            AmiLink link = new AmiLink(loop, settings, examined);
            AmiRequirements requirements = new AmiRequirements(new AmiWire(loop, settings, link));
            examined.opened = () -> questions.accept(requirements, found::complete);
            loop.execute(link::connect);
            try {
                return found.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } finally {
                loop.execute(link::close);
            }
        } catch (TimeoutException e) {
            return List.of(Requirements.silence(settings.host(), settings.port(), AmiLink.FILE));
        } catch (ExecutionException e) {
            throw new IllegalStateException("never completed so", e);
        }
    }

    private static final class Examined implements AmiLink.Owner {
        private final CompletableFuture<List<String>> found;
        private Runnable opened = () -> {};

        Examined(CompletableFuture<List<String>> found) {
            this.found = found;
        }

        @Override
        public void linkOpened() {
            opened.run();
        }

        @Override
        public void linkEvent(ManagerEvent event) {}

        @Override
        public void linkClosed(String why) {
            found.complete(List.of(why));
        }
    }
}
