import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reports what each step saw, or why it failed, as one line of JSON. */
final class Steps {
  static final String ENDPOINT = System.getenv("DLI_ENDPOINT");
  static final String PROJECT = System.getenv("DLI_PROJECT");

  interface Step {
    Map<String, Object> run() throws Exception;
  }

  static void step(String name, Step step) {
    try {
      print("{\"step\":" + text(name) + ",\"seen\":" + json(step.run()) + "}");
    } catch (Exception error) {
      print("{\"step\":" + text(name) + ",\"error\":" + text(String.valueOf(error)) + "}");
    }
  }

  /** Maps a list, and an absent one to an empty list. */
  static <T> List<String> each(List<T> items, Function<T, String> text) {
    return items == null ? List.of() : items.stream().map(text).collect(Collectors.toList());
  }

  private static void print(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static String json(Object value) {
    if (value instanceof Map<?, ?> map) {
      return new TreeMap<>(map).entrySet().stream()
          .map(entry -> text(String.valueOf(entry.getKey())) + ":" + json(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) return list.stream().map(Steps::json).collect(Collectors.joining(",", "[", "]"));
    return value instanceof Number || value instanceof Boolean ? value.toString() : text(String.valueOf(value));
  }

  /** A JSON string in ASCII, whatever the encoding of the terminal. */
  private static String text(String value) {
    return value.chars()
        .mapToObj(c -> c == '"' || c == '\\' || c < 32 || c > 126 ? String.format("\\u%04x", c) : String.valueOf((char) c))
        .collect(Collectors.joining("", "\"", "\""));
  }
}
