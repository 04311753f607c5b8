package dev.foretaste.api.explanation;

import dev.foretaste.api.request.QueryParameters;
import dev.foretaste.explanation.Language;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a request asks for an explanation ({@code explain=true}), and in which language: {@code
 * lang=}, else the first of Accept-Language that there is (RFC 4647, lookup), else English.
 */
public final class AskedLanguage {
  private static final List<String> TAGS =
      Arrays.stream(Language.values()).map(Language::tag).toList();

  private AskedLanguage() {}

  /**
   * The language to explain in; empty when no explanation is asked for.
   *
   * @throws dev.foretaste.api.problem.ProblemException when a parameter is wrong
   */
  public static Optional<Language> of(Context ctx) {
    QueryParameters query = new QueryParameters(ctx);
    Optional<String> named = query.text("lang");
    if (named.isPresent() && !TAGS.contains(named.get())) {
      throw QueryParameters.fault("lang", "lang must be one of " + String.join(", ", TAGS));
    }
    if (!query.flag("explain")) {
      return Optional.empty();
    }
    if (named.isEmpty()) {
      ctx.header(Header.VARY, Header.ACCEPT_LANGUAGE);
    }
    String tag = named.or(() -> accepted(ctx)).orElse(Language.ENGLISH.tag());
    return Optional.of(Language.values()[TAGS.indexOf(tag)]);
  }

  private static Optional<String> accepted(Context ctx) {
    String header = ctx.header(Header.ACCEPT_LANGUAGE);
    if (header == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(header), TAGS));
    } catch (IllegalArgumentException e) {
      // A preference that cannot be read is none; the answer is still one.
      return Optional.empty();
    }
  }
}
