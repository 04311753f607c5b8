package dev.foretaste.cli.evaluate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/** Draws charts as SVG elements that can stand in an HTML page. */
public final class SvgImage {
  private SvgImage() {}

  /** The chart as an SVG element. */
  public static String of(Chart<?, ?> chart) {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    try {
      VectorGraphicsEncoder.saveVectorGraphic(chart, document, VectorGraphicsFormat.SVG);
    } catch (IOException e) {
      throw new UncheckedIOException("the chart could not be drawn", e);
    }
    String text = document.toString(StandardCharsets.UTF_8);
    return text.substring(text.indexOf("<svg"));
  }
}
