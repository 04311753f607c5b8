package dev.foretaste.cli.deploy;

import java.util.List;
import java.util.Map;

/** The alert rules of Prometheus. */
final class AlertRules {
  private AlertRules() {}

  /** All rules of all groups. */
  static List<Map<String, Object>> read() {
    Map<String, Object> file = DeployFiles.documents(DeployFiles.RULES).get(0);
    return DeployFiles.list(file.get("groups")).stream()
        .flatMap(group -> DeployFiles.list(DeployFiles.map(group).get("rules")).stream())
        .map(DeployFiles::map)
        .toList();
  }
}
