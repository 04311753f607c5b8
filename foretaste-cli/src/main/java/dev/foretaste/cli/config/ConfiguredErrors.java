package dev.foretaste.cli.config;

import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Says of a bad value that it comes from configuration, and from where there. */
final class ConfiguredErrors implements IParameterExceptionHandler {
  private final Configuration configuration;
  private final IParameterExceptionHandler plain;

  ConfiguredErrors(Configuration configuration, IParameterExceptionHandler plain) {
    this.configuration = configuration;
    this.plain = plain;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) throws Exception {
    return plain.handleParseException(located(e), args);
  }

  private ParameterException located(ParameterException e) {
    if (e.getArgSpec() instanceof OptionSpec option) {
      return configuration
          .find(OptionKey.of(option))
          .filter(setting -> setting.value().equals(e.getValue()))
          .map(setting -> withSource(e, setting.source()))
          .orElse(e);
    }
    return e;
  }

  private static ParameterException withSource(ParameterException e, String source) {
    return new ParameterException(
        e.getCommandLine(), "%s (%s)".formatted(e.getMessage(), source), e);
  }
}
