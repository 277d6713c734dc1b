"""Java's words: what javac says of its own tokens and names, and what every file or class has without asking."""

from pathlib import Path
from tempfile import TemporaryDirectory

from proofs import output_of
from words import stems

# What the compiler keeps to itself has to be opened by name.
_OPEN = [
    *("--add-exports", "jdk.compiler/com.sun.tools.javac.parser=ALL-UNNAMED"),
    *("--add-exports", "jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED"),
]
_PROGRAM = """
import com.sun.tools.javac.parser.Tokens.TokenKind;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class Words {
  public static void main(String[] arguments) throws Exception {
    for (TokenKind kind : TokenKind.values()) {
      System.out.println(kind.name);
    }
    // Words that are keywords in some places, and names that the compiler gives a meaning.
    Names names = Names.instance(new Context());
    for (Field field : Names.class.getFields()) {
      System.out.println(field.get(names));
    }
    // The classes that every file sees.
    try (Stream<Path> classes = Files.list(Path.of(URI.create("jrt:/java.base/java/lang")))) {
      for (Path path : (Iterable<Path>) classes.filter(path -> path.toString().endsWith(".class"))::iterator) {
        String name = path.getFileName().toString().replace(".class", "");
        if (Modifier.isPublic(Class.forName("java.lang." + name).getModifiers())) {
          System.out.println(name);
        }
      }
    }
    // The packages that are there, and what the printed classes inherit.
    ModuleLayer.boot().modules().forEach(module -> module.getPackages().forEach(System.out::println));
    for (Class<?> base : List.of(Object.class, Enum.class)) {
      for (Method method : base.getMethods()) {
        System.out.println(method.getName());
      }
    }
  }
}
"""


def words() -> set[str]:
    """Keywords, names with a meaning, classes of java.lang, roots of packages, inherited methods."""
    with TemporaryDirectory() as folder:
        program = Path(folder, "Words.java")
        program.write_text(_PROGRAM, "utf-8")
        lines = output_of("java", *_OPEN, str(program), folder=Path(folder)).splitlines()
    found = {line.split(".")[0] for line in lines}
    found = {word for word in found if word.isidentifier()}
    return found | stems(found, "java")
