package dev.foretaste.benchmarks.scoring;

import biz.k11i.xgboost.Predictor;
import biz.k11i.xgboost.util.FVec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/** H2O's predictor in Java, one row at a time, which is all that it offers. */
final class H2oPredictorEngine implements ScoringEngine {
  @Override
  public String name() {
    return "h2o-predictor";
  }

  @Override
  public LoadedModel load(BenchmarkModel model) {
    try {
      Predictor predictor = new Predictor(new ByteArrayInputStream(model.binary()));
      int columns = model.columns();
      return (values, rows) -> {
        float first = 0;
        for (int row = rows - 1; row >= 0; row--) {
          float[] one = Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
          first = predictor.predict(FVec.Transformer.fromArray(one, false), true)[0];
        }
        return first;
      };
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
