"""The printed Rust of a registry with every notion, asked by programs in Rust; and what of it is not printed."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from proofs import (
    LONE,
    NOTIONS,
    Done,
    check_format,
    failures,
    missing_tools,
    printed,
    require_tools,
    require_tools_of,
    run,
    targets,
)
from registries import Data, write_registry
from trees import copied, texts

pytestmark = pytest.mark.prove


def cargo(program: str, folder: Path, *options: str) -> Done:
    """Run a program beside a copy of the printed notions."""
    require_tools("rust", missing_tools(("cargo",)))
    workshop = copied(NOTIONS.out / "rust", folder / "rust")
    workshop.joinpath("examples").mkdir()
    workshop.joinpath("examples", "program.rs").write_text(program, "utf-8")
    return run("cargo", "run", "--quiet", "--example", "program", *options, folder=workshop)


def assert_runs(program: str, folder: Path, *options: str) -> None:
    done = cargo(program, folder, *options)

    assert (done.returncode, done.stderr) == (0, "")


FACTS = r"""
#![deny(deprecated)]
use device_codes::{
    find_fault, find_fault_by_name, find_reason, Blame, DeviceFault, DeviceFaultGroup, FaultCode, OddFault, Plain,
    Reason, ReasonGroup, Seen,
};

const BLAME: Option<Blame> = DeviceFault::OVERHEATED.blame();

fn main() {
    // Attributes, of the code and of what is said of it.
    assert_eq!(BLAME, Some(Blame::TheNetwork));
    assert_eq!(Reason::UNSPECIFIED.blame(), Some(Blame::FarEnd));
    assert_eq!(Reason::OK.blame(), None);
    assert_eq!(Reason::NOT_AUTHORIZED.http_status(), Some(403_i64));
    assert_eq!(Reason::NOT_AUTHORIZED.product(), Some("Guard \"3\""));
    assert_eq!(DeviceFault::OVERHEATED.seen(), [Seen::Lab, Seen::Field]);
    assert_eq!(DeviceFault::CRASHED.seen(), []);
    assert_eq!(DeviceFault::CRASHED.versions(), [3]);
    let info = DeviceFault::OVERHEATED.info().unwrap();
    assert_eq!((info.retriable, info.final_, info.versions), (true, Some(false), &[1, 2][..]));

    // What holds by default holds for unknown codes, too.
    let unknown = OddFault(7);
    assert_eq!((unknown.versions(), unknown.retriable(), unknown.final_()), (&[1][..], false, None));
    assert!(unknown.info().is_none());

    // Unknown codes have a group by their number, known ones theirs.
    assert_eq!(DeviceFault(0x7FFF_FFFF).group(), Some(DeviceFaultGroup::HARDWARE));
    assert_eq!(DeviceFault(0x8000_0000).group(), Some(DeviceFaultGroup::SOFTWARE));
    assert_eq!(DeviceFault(u32::MAX - 1).group(), Some(DeviceFaultGroup::VENDOR));
    assert_eq!(DeviceFault::LOST.group(), Some(DeviceFaultGroup::SOFTWARE));
    assert_eq!(Reason(0x85).group(), Some(ReasonGroup::Failure));
    assert!(!Reason(0x85).is_known());

    // A group without a number is told by itself.
    assert_eq!(ReasonGroup::from_name("failure"), Some(ReasonGroup::Failure));
    assert_eq!(ReasonGroup::from_name("fa\u{131}lure"), None);
    assert_eq!(ReasonGroup::Failure.to_string(), "FAILURE");
    assert_eq!((ReasonGroup::Failure.info().wire_name, ReasonGroup::Failure.info().title), ("Failure", "Failures"));
    assert_eq!(find_reason(0x87).filter(|info| info.group == Some(ReasonGroup::Failure.info())).count(), 1);
    assert_eq!(find_reason(0x87).filter(|info| info.group == Some(ReasonGroup::Success.info())).count(), 0);
    // One with a number by that, or by itself.
    assert!(find_fault(0x8000_0001).all(|info| info.is_in_group(2) && info.is_in_group(DeviceFaultGroup::HARDWARE)));
    assert!(!find_fault(0x8000_0001).any(|info| info.is_in_group(DeviceFaultGroup::VENDOR)));

    // Names of the wire, by ASCII's letters alone.
    assert_eq!(Reason::OK.info().unwrap().wire_name, "Success | <ok>");
    assert_eq!(Reason::from_name("SUCCESS | <OK>"), Some(Reason::OK));
    assert_eq!(Reason::from_name("succe\u{17f}s | <o\u{212a}>"), None);
    assert_eq!(find_fault_by_name("Hot").map(|info| info.id).collect::<Vec<_>>(), [1]);
    assert_eq!(DeviceFault::WARM, DeviceFault::OVERHEATED);

    // Numbers are shown as the registry writes them, and compared with plain ones.
    assert_eq!(format!("{:?} {0}", Reason::NOT_AUTHORIZED), "Reason(0x87, NOT_AUTHORIZED) NOT_AUTHORIZED");
    assert_eq!(format!("{:?} {0}", Reason(0x85)), "Reason(0x85) Reason(0x85)");
    assert_eq!(format!("{:?}", Plain::LESS), "Plain(-0x00000001, LESS)");
    assert!(Reason::NOT_AUTHORIZED == 0x87 && 0x87_u8 == Reason::NOT_AUTHORIZED);
    assert_eq!(size_of::<Reason>(), 1);

    // A choice is what it is called.
    let written: Vec<_> = Blame::ALL.iter().map(|choice| choice.as_str()).collect();
    assert_eq!(written, ["sender", "THE_NETWORK", "far-end"]);
    assert_eq!("far-end".parse(), Ok(Blame::FarEnd));
    assert!("FAR-END".parse::<Blame>().is_err());
    assert_eq!(Seen::Lab.description(), "In a laboratory.");
    // Closed: no arm for others.
    let _: u8 = match Seen::Lab {
        Seen::Lab => 0,
        Seen::Field => 1,
    };

    assert_eq!(<OddFault as FaultCode>::KIND, "fault");
}
"""


def test_what_a_registry_with_every_notion_answers(tmp_path: Path) -> None:
    assert_runs(FACTS, tmp_path)


@pytest.mark.parametrize(
    ("name", "warned"),
    [
        ("HOT", "use of deprecated associated constant `device_codes::DeviceFault::HOT`: replaced by "),
        (
            "TOO_WARM",
            "use of deprecated associated constant `device_codes::DeviceFault::TOO_WARM`: renamed to OVERHEATED",
        ),
        ("WARM", ""),
    ],
)
def test_the_compiler_tells_what_is_deprecated(name: str, warned: str, tmp_path: Path) -> None:
    done = cargo(f"fn main() {{ let _ = device_codes::DeviceFault::{name}; }}\n", tmp_path)

    assert done.returncode == 0
    assert warned in done.stderr
    assert bool(warned) == bool(done.stderr)
    assert ("DeviceFault::OVERHEATED since 0.2" in done.stderr) == (name == "HOT")


SERDE = r"""
use device_codes::{Blame, DeviceFault, DeviceFaultGroup, Reason};
use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What is written: the method that wrote it, and what.
struct Written;

/// What is read: a number or a text.
enum Read {
    Number(u64),
    Text(&'static str),
}

#[derive(Debug, PartialEq)]
struct Fault(String);

impl serde::ser::Error for Fault {}

impl serde::de::Error for Fault {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

macro_rules! numbers {
    ($($number:ident $write:ident $read:ident,)*) => {
        impl Serializer for Written {
            type Ok = String;
            type Error = Fault;

            $(fn $write(self, value: $number) -> Result<String, Fault> {
                Ok(format!("{} {value}", stringify!($number)))
            })*
            fn serialize_str(self, value: &str) -> Result<String, Fault> {
                Ok(format!("str {value}"))
            }
        }

        impl<'de> Deserializer<'de> for Read {
            type Error = Fault;

            $(fn $read<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
                match self {
                    Self::Number(number) => visitor.visit_u64(number),
                    Self::Text(_) => Err(Fault::custom("a text")),
                }
            })*
            fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
                match self {
                    Self::Number(_) => Err(Fault::custom("a number")),
                    Self::Text(text) => visitor.visit_str(text),
                }
            }
        }
    };
}

numbers! {
    i8 serialize_i8 deserialize_i8,
    i16 serialize_i16 deserialize_i16,
    i32 serialize_i32 deserialize_i32,
    u8 serialize_u8 deserialize_u8,
    u16 serialize_u16 deserialize_u16,
    u32 serialize_u32 deserialize_u32,
}

fn main() {
    assert_eq!(Reason::NOT_AUTHORIZED.serialize(Written), Ok("u8 135".to_owned()));
    assert_eq!(DeviceFault(4_294_967_294).serialize(Written), Ok("u32 4294967294".to_owned()));
    assert_eq!(DeviceFaultGroup::VENDOR.serialize(Written), Ok("i32 0".to_owned()));
    assert_eq!(Blame::FarEnd.serialize(Written), Ok("str far-end".to_owned()));

    assert_eq!(Reason::deserialize(Read::Number(135)), Ok(Reason::NOT_AUTHORIZED));
    assert_eq!(Reason::deserialize(Read::Number(133)), Ok(Reason(133)));
    assert!(Reason::deserialize(Read::Number(256)).is_err());
    assert!(Reason::deserialize(Read::Text("OK")).is_err());
    assert_eq!(Blame::deserialize(Read::Text("far-end")), Ok(Blame::FarEnd));
    assert!(Blame::deserialize(Read::Text("elsewhere")).is_err());
}
"""


def test_codes_are_numbers_to_serde(tmp_path: Path) -> None:
    """With a stand-in for serde that has its signatures, since none can be fetched here."""
    assert_runs(SERDE, tmp_path / "on", "--features", "serde")
    assert cargo(SERDE, tmp_path / "off").returncode != 0


# Names that clippy wants a signature of.
CONVENTIONS = [
    "new",
    "clone",
    "default",
    "eq",
    "cmp",
    "hash",
    "next",
    "not",
    "neg",
    "deref",
    "from_iter",
    "into_iter",
    "drop",
]
CONVENTIONS += [
    "is_it",
    "as_it",
    "to_it",
    "into_it",
    "from_it",
    "len",
    "iter",
    "from_str",
    "index",
    "add",
    "borrow",
    "self",
]
CONVENTIONS += [
    "option",
    "some",
    "none",
    "iterator",
    "copy",
    "ord",
    "partial_eq",
    "from",
    "into",
    "sealed",
    "unknown_name",
]
CONVENTIONS += [
    "debug",
    "display",
    "formatter",
    "ordering",
    "result",
    "deprecation",
    "text",
    "to_string",
    "error",
    "start",
    "s",
]


def groups(by: str, facts: Data) -> list[Data]:
    """Very many of them, each with a code and a range, a mask or nothing."""
    told: dict[str, Callable[[int], object]] = {
        "range": lambda number: f"{number}..{number}",
        "mask": lambda number: {"bits": 255, "value": number},
    }
    return [
        {
            "id": number,
            "name": f"G_{number}",
            "description": "It.",
            **({by: told[by](number)} if by in told else {}),
            "codes": [{"id": number, "name": f"C_{number}", "description": "It.", **facts}],
        }
        for number in range(120)
    ]


def test_clippy_wants_nothing_of_what_the_registry_names(tmp_path: Path) -> None:
    """Attributes of names that it has a wish for, choices of one text, very many groups, a range of all numbers."""
    choice = {"type": "choice", "description": "A choice.", "choices": {"it_a": "It.", "it_b": "It.", "it_c": "It."}}
    sections: dict[str, Data] = {
        by: {"section": by, "kind": "many", "title": "It", "description": "It.", "groups": groups(by, facts)}
        for by, facts in (("range", dict.fromkeys(CONVENTIONS, "it_b")), ("mask", {}), ("neither", {}))
    }
    codes = [{"id": 0, "name": "NO", "description": "It."}]
    whole = [{"name": "ALL", "description": "It.", "range": "0..255", "codes": codes}]
    sections["octet"] = {"section": "octet", "kind": "byte", "title": "It", "description": "It.", "groups": whole}
    head = {"registry": "conventions", "title": "Conventions", "attributes": dict.fromkeys(CONVENTIONS, choice)}
    kinds = {"many": "Many", "byte": {"title": "Byte", "ids": "uint8", "notation": "hexadecimal"}}
    tmp_path.joinpath("spec").mkdir()
    write_registry({"registry": {**head, "kinds": kinds, "sections": [*sections]}, **sections}, tmp_path / "spec")
    (target,) = (target for target in targets() if target.name == "rust")
    require_tools_of(target)

    assert failures(check_format(target, printed(tmp_path / "spec", tmp_path, "rust"), tmp_path / "format")) == []


def test_what_is_not_stated_is_not_printed(tmp_path: Path) -> None:
    lone = "\n".join(texts(printed(LONE, tmp_path, "rust").out / "rust").values())
    whole = "\n".join(texts(NOTIONS.out / "rust").values())

    for word in ("[Gg]roup", "wire_name", "former", "alias", "docs_url", "action", "also_in", "choice", "fn facts"):
        assert re.search(word, whole)
        assert not re.search(word, lone), word
    for word in ("Deprecation", "replace", "Known", "permanent"):
        assert not re.search(word, lone), word
