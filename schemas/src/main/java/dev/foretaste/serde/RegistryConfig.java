package dev.foretaste.serde;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * How to reach the schema registry, under Confluent's configuration keys.
 *
 * @param urls base addresses, tried in turn; at least one
 * @param authorization value of the Authorization header, when one is to be sent
 * @param timeout of connecting, and again of each answer
 */
public record RegistryConfig(List<URI> urls, Optional<String> authorization, Duration timeout) {

  /** One or more base addresses, separated by commas. */
  public static final String URL = "schema.registry.url";

  /** {@code URL} (the default: user and password stand in the address) or {@code USER_INFO}. */
  public static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";

  /** {@code user:password}, for {@code USER_INFO}. */
  public static final String USER_INFO = "basic.auth.user.info";

  /** The same as {@link #USER_INFO}, as Confluent also spells it. */
  public static final String USER_INFO_LONG = "schema.registry.basic.auth.user.info";

  /** How long to wait for an answer, in ms. */
  public static final String TIMEOUT_MS = "schema.registry.request.timeout.ms";

  private static final long DEFAULT_TIMEOUT_MS = 10_000;

  public RegistryConfig {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new ConfigException(URL, urls, "name at least one address");
    }
  }

  /** Addresses without credentials. */
  public static RegistryConfig of(String urls) {
    return from(Map.of(URL, urls));
  }

  /**
   * Reads the configuration of a Kafka client.
   *
   * @throws ConfigException naming the key and the remedy
   */
  public static RegistryConfig from(Map<String, ?> config) {
    Object value = config.get(URL);
    if (value == null || value.toString().isBlank()) {
      throw new ConfigException(URL + " is not set; give it the schema registry's address");
    }
    List<URI> urls =
        Arrays.stream(value.toString().split(","))
            .map(String::strip)
            .filter(url -> !url.isEmpty())
            .map(RegistryConfig::parse)
            .toList();
    return new RegistryConfig(
        urls.stream().map(RegistryConfig::withoutUserInfo).toList(),
        userInfo(config, urls).map(RegistryConfig::basic),
        timeout(config));
  }

  private static URI parse(String url) {
    try {
      URI uri = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException malformed) {
      throw notAnAddress();
    }
    throw notAnAddress();
  }

  /** Without the value, which may hold a password. */
  private static ConfigException notAnAddress() {
    return new ConfigException(
        URL + " must be http:// or https:// addresses, separated by commas, each with a host");
  }

  private static URI withoutUserInfo(URI uri) {
    if (uri.getRawUserInfo() == null) {
      return uri;
    }
    return URI.create(uri.toString().replaceFirst("//[^@/]*@", "//"));
  }

  private static Optional<String> userInfo(Map<String, ?> config, List<URI> urls) {
    Object configured = config.get(CREDENTIALS_SOURCE);
    String source = configured == null ? "URL" : configured.toString();
    return switch (source) {
      case "URL" -> urls.stream().map(URI::getUserInfo).filter(info -> info != null).findFirst();
      case "USER_INFO" -> {
        Object info =
            config.get(USER_INFO) == null ? config.get(USER_INFO_LONG) : config.get(USER_INFO);
        if (info == null || info.toString().indexOf(':') < 0) {
          throw new ConfigException(
              "%s must be user:password when %s is USER_INFO"
                  .formatted(USER_INFO, CREDENTIALS_SOURCE));
        }
        yield Optional.of(info.toString());
      }
      default -> throw new ConfigException(CREDENTIALS_SOURCE, source, "use URL or USER_INFO");
    };
  }

  private static String basic(String userInfo) {
    return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
  }

  private static Duration timeout(Map<String, ?> config) {
    Object value = config.get(TIMEOUT_MS);
    if (value == null) {
      return Duration.ofMillis(DEFAULT_TIMEOUT_MS);
    }
    try {
      long milliseconds = Long.parseLong(value.toString());
      if (milliseconds > 0) {
        return Duration.ofMillis(milliseconds);
      }
    } catch (NumberFormatException notANumber) {
      throw new ConfigException(TIMEOUT_MS, value, "must be a number of milliseconds above 0");
    }
    throw new ConfigException(TIMEOUT_MS, value, "must be a number of milliseconds above 0");
  }

  /** Without the credentials. */
  @Override
  public String toString() {
    return "RegistryConfig" + urls;
  }
}
