package dev.foretaste.bundle;

import dev.foretaste.schema.BundleTiming;
import dev.foretaste.schema.TimingCurve;
import dev.foretaste.timing.RhythmKind;
import dev.foretaste.timing.SurvivalCurve;
import dev.foretaste.timing.TimingModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The model of order times to and from the form in which a bundle carries it. */
final class TimingCodec {
  private TimingCodec() {}

  static BundleTiming encode(TimingModel model) {
    return new BundleTiming(
        model.typicalGapDays(),
        model.priorWeight(),
        List.of(RhythmKind.values()).stream()
            .map(
                kind -> {
                  SurvivalCurve curve = model.curves().get(kind);
                  return new TimingCurve(
                      kind.key(), curve.times(), curve.survival(), curve.tailHazard());
                })
            .toList());
  }

  /**
   * Reads a model.
   *
   * @throws IllegalArgumentException when it is inconsistent
   */
  static TimingModel decode(BundleTiming encoded) {
    Map<RhythmKind, SurvivalCurve> curves = new EnumMap<>(RhythmKind.class);
    for (RhythmKind kind : RhythmKind.values()) {
      encoded.getCurves().stream()
          .filter(curve -> curve.getName().equals(kind.key()))
          .findFirst()
          .ifPresent(
              curve ->
                  curves.put(
                      kind,
                      new SurvivalCurve(
                          curve.getTimes(), curve.getSurvival(), curve.getTailHazard())));
    }
    return new TimingModel(encoded.getTypicalGapDays(), encoded.getPriorWeight(), curves);
  }
}
