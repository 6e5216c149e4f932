package org.homeostat.control.notebook;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.channels.LoopThread;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;

/**
 * Starts rapaio-jupyter-kernel for a notebook. It does what the kernel's own main class does, logs warnings
 * only, and mends two races of version 3.0.1, for which on a busy machine one start in ten hangs for good.
 *
 * <p>A channel looks up who handles a message before the list of handlers is made, and its thread dies where
 * a message is there already: here the list is empty at first, so that the message is dropped, and Jupyter
 * asks again. And a channel's thread is told to run only after it was started, and ends at once where it
 * looks before: here it is started again.
 */
public final class Kernel {
  private static final List<String> READING = List.of("shell", "control", "heartbeat");

  private Kernel() {}

  /** Runs until the notebook closes; the argument is the connection file that Jupyter writes. */
  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException("give the connection file, as Jupyter does for {connection_file}.");
    }
    Logger.getLogger("").setLevel(Level.WARNING);
    String connection = Files.readString(Path.of(args[0]));
    Channels channels = new Channels(Transform.fromJson(connection, ConnectionProperties.class));
    open(Channels.class, "handlers").set(channels, Map.of());
    channels.connect(MainApp.kernel);
    for (String name : READING) {
      keepReading(open(Channels.class, name).get(channels));
    }
    channels.joinUntilClose();
  }

  private static void keepReading(Object channel) throws ReflectiveOperationException, InterruptedException {
    Field place = open(channel.getClass(), "loopThread");
    LoopThread thread = (LoopThread) place.get(channel);
    while (!reads(thread)) {
      long pause = (long) open(LoopThread.class, "sleep").get(thread);
      Runnable body = (Runnable) open(LoopThread.class, "loopBody").get(thread);
      thread = new LoopThread(thread.getName(), pause, body);
      place.set(channel, thread);
      thread.start();
    }
  }

  /** Whether the thread has come to the pause after a turn of its loop, and not to its end. */
  private static boolean reads(Thread thread) throws InterruptedException {
    while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
    return thread.isAlive();
  }

  private static Field open(Class<?> owner, String name) {
    try {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("this is made for version 3.0.1 of rapaio-jupyter-kernel; in the one"
          + " that is here " + owner.getSimpleName() + " has no " + name + ". Take 3.0.1, or see whether its"
          + " main class, " + MainApp.class.getName() + ", still needs mending.", e);
    }
  }
}
