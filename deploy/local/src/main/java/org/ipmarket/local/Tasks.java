package org.ipmarket.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Steps that run side by side; the first fault is thrown where they are joined. */
final class Tasks implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Task> tasks = new ArrayList<>();

    /** A step under way. */
    record Task(CompletableFuture<Void> future) {
        void join() {
            try {
                future.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw e;
            }
        }
    }

    Task start(Runnable step) {
        Task task = new Task(CompletableFuture.runAsync(step, threads));
        tasks.add(task);
        return task;
    }

    void join() {
        tasks.forEach(Task::join);
    }

    @Override
    public void close() {
        threads.close();
    }
}
