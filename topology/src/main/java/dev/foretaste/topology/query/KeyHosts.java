package dev.foretaste.topology.query;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/**
 * The other instances that keep a key, as far as this one knows; during a rebalance that may be out
 * of date.
 *
 * @param active processes the key's events; empty when that is this instance, or nobody yet
 * @param standbys keep copies that follow
 */
public record KeyHosts(Optional<HostInfo> active, List<HostInfo> standbys) {
  /** Nobody else is known to keep it. */
  public static final KeyHosts NONE = new KeyHosts(Optional.empty(), List.of());
}
