"""Words of C#: the compiler's keywords, the types that printed files import, namespaces, and what every object has."""

from pathlib import Path
from tempfile import TemporaryDirectory

from proofs import output_of
from words import stems

# The compiler is an assembly like any other: its lexer can be asked.
ASK = """
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

public static class Ask
{
    public static void Main()
    {
        var compiler = Assembly.LoadFrom(typeof(object).Assembly.Location.Replace("mscorlib.dll", "mcs.exe"));
        var lexer = compiler.GetType("Mono.CSharp.Tokenizer", true);
        var keywords = lexer.GetField("keyword_strings", BindingFlags.NonPublic | BindingFlags.Static).GetValue(null);
        foreach (var keyword in (IEnumerable<string>)keywords)
        {
            Console.WriteLine(keyword);
        }
        var imported = new[] { "System", "System.Collections.Generic", "System.Globalization", "System.Linq" };
        foreach (var assembly in new[] { typeof(object), typeof(Uri), typeof(Enumerable) }.Select(type => type.Assembly))
        {
            foreach (var type in assembly.GetExportedTypes())
            {
                Console.WriteLine((type.Namespace ?? "").Split('.')[0]);
                if (imported.Contains(type.Namespace))
                {
                    Console.WriteLine(type.Name.Split('`')[0]);
                }
            }
        }
        foreach (var member in typeof(Enum).GetMembers().Concat(typeof(object).GetMembers()))
        {
            Console.WriteLine(member.Name);
        }
    }
}
"""


def words() -> set[str]:
    """All of them, as this compiler and its library say."""
    with TemporaryDirectory() as folder:
        Path(folder, "Ask.cs").write_text(ASK, "utf-8")
        output_of("mcs", "Ask.cs", folder=Path(folder))
        said = {*output_of("mono", "Ask.exe", folder=Path(folder)).split()}
    said = {word for word in said if word.isidentifier()}
    return said | stems(said, "csharp")
