"""Words of Kotlin: what the compiler's lexer keeps for itself, what every file imports unasked, and what Java keeps."""

from pathlib import Path
from tempfile import TemporaryDirectory

from proofs import TOOLCHAINS, output_of
from words import stems

LIBRARIES = TOOLCHAINS / "node_modules" / "kotlin-compiler" / "lib"
# The packages that every file imports are told by the language's specification, "Importing"; the built-in types, which
# no class file stands for, by the names in the library's own lists of them.
ASK = """
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class Ask {
  static final List<String> IMPORTED =
      List.of("", "annotation", "collections", "comparisons", "io", "ranges", "sequences", "text", "jvm");

  public static void main(String[] arguments) throws Exception {
    for (Field field : Class.forName("org.jetbrains.kotlin.lexer.KtTokens").getFields()) {
      Object token = field.get(null);
      if (token.getClass().getSimpleName().endsWith("KeywordToken")) {
        System.out.println(token.getClass().getMethod("getValue").invoke(token));
      }
    }
    try (FileSystem library = FileSystems.newFileSystem(Path.of(arguments[0]), (ClassLoader) null)) {
      for (String name : IMPORTED) {
        try (Stream<Path> files = Files.list(library.getPath("kotlin", name))) {
          for (Path file : (Iterable<Path>) files::iterator) {
            tell(file);
          }
        }
      }
    }
    try (Stream<Path> files = Files.list(Path.of(URI.create("jrt:/java.base/java/lang")))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        tell(file);
      }
    }
    ModuleLayer.boot().modules().forEach(module -> module.getPackages().forEach(System.out::println));
    for (Method method : Enum.class.getMethods()) {
      System.out.println(method.getName());
    }
  }

  /** What a file has to say: the name of a public class, or the names in a list of built-in types. */
  static void tell(Path file) throws Exception {
    String name = file.getFileName().toString();
    if (name.endsWith(".kotlin_builtins")) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      Pattern.compile("[A-Z][A-Za-z]{2,}").matcher(text).results().forEach(found -> System.out.println(found.group()));
    } else if (name.endsWith(".class") && !name.contains("$") && !name.endsWith("Kt.class")) {
      String path = file.toAbsolutePath().toString().replaceFirst("^/(?:modules/java[.]base/)?", "").replace("/", ".");
      Class<?> type = Class.forName(path.replaceFirst("[.]class$", ""), false, Ask.class.getClassLoader());
      if (Modifier.isPublic(type.getModifiers())) {
        System.out.println(type.getSimpleName());
      }
    }
  }
}
"""


def words() -> set[str]:
    """All of them, as this compiler and its library say."""
    with TemporaryDirectory() as folder:
        Path(folder, "Ask.java").write_text(ASK, "utf-8")
        jars = [str(LIBRARIES / name) for name in ("kotlin-compiler.jar", "kotlin-stdlib.jar")]
        lines = output_of("java", "-cp", ":".join(jars), "Ask.java", jars[1], folder=Path(folder)).splitlines()
    said = {word for word in (line.split(".")[0] for line in lines) if word.isidentifier()}
    # Nothing that is printed throws.
    said = {word for word in said if not word.endswith(("Exception", "Error"))} | {"Exception", "Error"}
    return said | stems(said, "kotlin")
