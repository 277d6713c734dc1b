"""Words of Go: its keywords, predeclared names and standard packages, and how files may end, as Go's own packages say."""

from pathlib import Path
from tempfile import TemporaryDirectory

from proofs import output_of

ASK = """
package main

import (
	"fmt"
	"go/token"
	"go/types"
)

func main() {
	for t := token.BREAK; t <= token.VAR; t++ {
		fmt.Println(t)
	}
	for _, name := range types.Universe.Names() {
		fmt.Println(name)
	}
}
"""
# A file is compiled for some system alone, or as a test, if it ends so.
ENDINGS = "test linux windows darwin amd64 arm64 js wasm unix init main iota vendor internal testdata cgo"


def words() -> set[str]:
    """All of them, as this Go says."""
    with TemporaryDirectory() as folder:
        Path(folder, "main.go").write_text(ASK, "utf-8")
        Path(folder, "go.mod").write_text("module words\n\ngo 1.21\n", "utf-8")
        said = output_of("go", "run", ".", folder=Path(folder))
        packages = output_of("go", "list", "std", folder=Path(folder))
    return {*said.split(), *packages.replace("/", " ").split(), *ENDINGS.split()}
