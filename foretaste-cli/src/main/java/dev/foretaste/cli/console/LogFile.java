package dev.foretaste.cli.console;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * The log of a long-running process in a file instead of on standard error, until it is closed. One
 * at a time in a process.
 */
public final class LogFile implements AutoCloseable {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{36} - %msg%n";
  private static final String CONSOLE = "stderr";
  private static final String MAX_SIZE = "20MB";
  private static final int KEPT = 4;

  private final Path path;
  private final Logger root;
  private final Appender<ILoggingEvent> console;
  private final Appender<ILoggingEvent> file;

  private LogFile(Path path, LoggerContext context) {
    this.path = path;
    this.root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    this.console = root.getAppender(CONSOLE);
    this.file = appender(path, context, encoder(console, context));
    root.addAppender(file);
    root.detachAppender(console);
  }

  /**
   * From now on everything goes to {@code foretaste.log} in the directory, which is appended to. It
   * and its predecessors, {@code foretaste.1.log} and so on, take 100 MB at most.
   */
  public static LogFile openIn(Path directory) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    return new LogFile(directory.resolve("foretaste.log"), context);
  }

  /** The file that is being written. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    root.addAppender(console);
    root.detachAppender(file);
    file.stop();
  }

  private static Appender<ILoggingEvent> appender(
      Path path, LoggerContext context, Encoder<ILoggingEvent> encoder) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName("file");
    appender.setFile(path.toString());
    appender.setEncoder(encoder);
    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(path.resolveSibling("foretaste.%i.log").toString());
    rolling.setMaxIndex(KEPT);
    rolling.start();
    appender.setRollingPolicy(rolling);
    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.setMaxFileSize(FileSize.valueOf(MAX_SIZE));
    trigger.start();
    appender.setTriggeringPolicy(trigger);
    appender.start();
    return appender;
  }

  /** JSON when the console speaks JSON, else text with all that a file has room for. */
  private static Encoder<ILoggingEvent> encoder(
      Appender<ILoggingEvent> console, LoggerContext context) {
    if (console instanceof ConsoleAppender<ILoggingEvent> stream
        && stream.getEncoder() instanceof JsonEncoder json) {
      return json;
    }
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    return encoder;
  }
}
