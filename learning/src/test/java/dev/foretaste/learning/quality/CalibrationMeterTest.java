package dev.foretaste.learning.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.learning.quality.Quality.Calibration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CalibrationMeterTest {
  private static final Offset<Double> CLOSE = within(1e-12);

  private final CalibrationMeter meter = new CalibrationMeter();

  @Test
  void shouldWeighTheExcessOfEveryBin() {
    meter.add(.12, false);
    meter.add(.18, true);
    meter.add(.71, true);
    meter.add(.72, true);

    Calibration calibration = meter.result().orElseThrow();

    assertThat(calibration.error()).isCloseTo((1 - .30 + 2 - 1.43) / 4, CLOSE);
  }

  @Test
  void shouldFindNoErrorInProbabilitiesThatComeTrue() {
    for (int row = 0; row < 4; row++) {
      meter.add(.25, row == 0);
    }

    assertThat(meter.result().orElseThrow().error()).isCloseTo(0, CLOSE);
  }

  @Test
  void shouldTakeTheMeanLogLoss() {
    meter.add(.8, true);
    meter.add(.1, false);

    assertThat(meter.result().orElseThrow().logLoss())
        .isCloseTo(-(Math.log(.8) + Math.log(.9)) / 2, CLOSE);
  }

  @Test
  void shouldKeepTheLossOfACertainMistakeFinite() {
    meter.add(0, true);
    meter.add(1, false);

    Calibration calibration = meter.result().orElseThrow();
    assertThat(calibration.logLoss()).isCloseTo(-Math.log(1e-7), within(1e-6));
    assertThat(calibration.error()).isCloseTo(1, CLOSE);
  }

  @Test
  void shouldSayNothingAboutNothing() {
    assertThat(meter.result()).isEmpty();
  }
}
