# mypy: ignore-errors
# What protoc makes of the printed files is not there when this is checked.
"""Asks the compiled enums, and the facts beside them, what the registry says, and fails if an answer is wrong."""

import sys
from pathlib import Path

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory, text_format
from infobip_codes.v1 import general_error_pb2, general_status_pb2, mobile_identity_error_pb2

# No enum brings the facts along.
assert "infobip_codes.v1.facts_pb2" not in sys.modules
assert list(general_error_pb2.DESCRIPTOR.dependencies) == []

from infobip_codes.v1.facts_pb2 import Facts  # noqa: E402

GENERAL_STATUS = general_status_pb2.GeneralStatus.DESCRIPTOR
GENERAL_ERROR = general_error_pb2.GeneralError.DESCRIPTOR
FACTS = text_format.Parse(Path("infobip_codes/v1/facts.txtpb").read_text("utf-8"), Facts())
SECTIONS = {section.name: section for section in FACTS.sections}


def code(section, number):
    """What the registry says of a code, or None."""
    return next((code for code in SECTIONS[section].codes if code.id == number), None)


def names(kind, wanted):
    """The codes of a kind of which `wanted` is true, as pairs."""
    sections = [section for section in FACTS.sections if section.kind == kind]
    return [(code.id, code.name) for section in sections for code in section.codes if wanted(code)]


def message_class():
    """A message of a user of the package, with a field for a code, one for a group and a list."""
    file = descriptor_pb2.FileDescriptorProto(
        name="answers.proto", package="answers", syntax="proto3", dependency=[GENERAL_ERROR.file.name]
    )
    message = file.message_type.add(name="Message")
    for number, (name, label, enum) in enumerate(
        (("error", 1, "GeneralError"), ("group", 1, "GeneralErrorGroup"), ("errors", 3, "GeneralError")), 1
    ):
        message.field.add(name=name, number=number, label=label, type=14, type_name=f".infobip_codes.v1.{enum}")
    return message_factory.GetMessages([file], descriptor_pool.Default())["answers.Message"]


Message = message_class()


def unknown_code():
    message = Message(error=99999, errors=[27, 99999, -1, 2147483647, -2147483648])

    assert 99999 not in general_error_pb2.GeneralError.values()
    assert GENERAL_ERROR.values_by_number.get(99999) is None
    assert code("general-error", 99999) is None
    assert Message.FromString(message.SerializeToString()) == message
    assert list(Message.FromString(message.SerializeToString()).errors) == [27, 99999, -1, 2147483647, -2147483648]
    assert message.error == 99999
    assert hash(message.error) == hash(99999)
    assert json_format.Parse(json_format.MessageToJson(message), Message()) == message
    assert json_format.MessageToDict(Message(error=99999)) == {"error": 99999}


def unknown_group():
    assert general_error_pb2.GeneralErrorGroup.DESCRIPTOR.values_by_number.get(99) is None
    assert Message.FromString(Message(group=99).SerializeToString()).group == 99


def known_code():
    value = GENERAL_ERROR.values_by_name["GENERAL_ERROR_EC_ABSENT_SUBSCRIBER"]
    absent = code("general-error", 27)

    assert (value.number, general_error_pb2.GENERAL_ERROR_EC_ABSENT_SUBSCRIBER) == (27, 27)
    assert not value.GetOptions().deprecated
    assert absent.name == "EC_ABSENT_SUBSCRIBER"
    assert absent.HasField("permanent")
    assert absent.permanent is False
    assert list(absent.groups) == ["HANDSET_ERRORS"]
    assert absent.description
    assert absent.action
    assert (list(absent.former_names), list(absent.aliases)) == ([], [])
    delivered = code("general-status", 2)
    assert delivered.name == "DELIVERED_TO_OPERATOR"
    assert not delivered.HasField("permanent")


def sections():
    general = SECTIONS["general-error"]

    assert (general.kind, general.title) == ("error", "General error codes")
    # More can come, and none goes.
    assert len(SECTIONS["general-status"].codes) >= 36
    assert len(SECTIONS["mobile-identity-error"].codes) >= 6
    assert sum(len(section.codes) for section in FACTS.sections) >= 487
    first = [code.name for code in SECTIONS["general-status"].codes][:2]
    assert first == ["PENDING_WAITING_DELIVERY", "PENDING_ENROUTE"]


def zeros():
    """A real zero is the zero value; elsewhere it is UNSPECIFIED, which is no code."""
    assert [value.name for value in GENERAL_ERROR.values if value.number == 0] == ["GENERAL_ERROR_NO_ERROR"]
    assert GENERAL_STATUS.values[0].name == "GENERAL_STATUS_UNSPECIFIED"
    assert GENERAL_STATUS.values[0].number == 0
    assert code("general-status", 0) is None


def code_without_groups():
    internal = code("mobile-identity-error", 1000)

    assert (internal.name, list(internal.groups)) == ("EC_INTERNAL_ERROR", [])
    assert list(mobile_identity_error_pb2.DESCRIPTOR.enum_types_by_name) == ["MobileIdentityError"]


def code_in_two_groups():
    twice = code("general-error", 4102)

    assert (twice.name, [*twice.groups]) == ("EC_NOTSUBMITTEDTOSMPPCHANNEL", ["USER_ERRORS", "OPERATOR_ERRORS"])
    assert names("error", lambda code: code.id == 4102 and "HANDSET_ERRORS" in code.groups) == []
    assert len(names("error", lambda code: code.id == 4102 and "OPERATOR_ERRORS" in code.groups)) == 1


def aliases_and_former_names():
    blocked = code("general-error", 2053)
    (alias,) = blocked.aliases

    assert names("error", lambda code: code.id == 2053) == [(2053, "EC_BLACKLISTED_SENDERADDRESS")]
    assert alias.name == "EC_SOURCE_ADDRESS_BLACKLISTED"
    assert general_error_pb2.GENERAL_ERROR_EC_SOURCE_ADDRESS_BLACKLISTED == 2053
    assert alias.description not in ("", blocked.description)

    # 14 once had the name of 52: the value of that name is 52's.
    assert general_status_pb2.GENERAL_STATUS_REJECTED_DESTINATION == 52
    assert list(code("general-status", 14).former_names) == ["REJECTED_DESTINATION"]
    current = names("status", lambda code: code.name == "REJECTED_DESTINATION")
    former = names("status", lambda code: "REJECTED_DESTINATION" in code.former_names)
    assert [number for number, _ in (*current, *former)] == [52, 14]

    # A former name that no other code has is a deprecated value, so that JSON with it is still read.
    assert GENERAL_ERROR.values_by_name["GENERAL_ERROR_EC_CANCELLED"].GetOptions().deprecated
    message = json_format.ParseDict({"error": "GENERAL_ERROR_EC_CANCELLED"}, Message())
    assert json_format.MessageToDict(message) == {"error": "GENERAL_ERROR_EC_MESSAGE_CANCELED"}
    assert general_error_pb2.GeneralError.Name(2053) == "GENERAL_ERROR_EC_BLACKLISTED_SENDERADDRESS"


def kinds():
    assert names("status", lambda code: code.id == 27) == []
    assert names("status", lambda code: code.id == 12) == [(12, "REJECTED_NOT_ENOUGH_CREDITS")]
    assert names("error", lambda code: code.id == 12) == [(12, "EC_ILLEGAL_EQUIPMENT")]
    internal = names("error", lambda code: code.name == "EC_INTERNAL_ERROR")
    assert [number for number, _ in internal] == [7080, 1000]


def groups():
    def called(section, name):
        groups = SECTIONS[section].groups
        return [group.name for group in groups if name.upper() in (group.name, group.wire_name)]

    assert called("general-error", "Ok") == ["OK"]
    assert called("email-error", "user_errors") == ["BOUNCED"]
    assert general_error_pb2.GENERAL_ERROR_GROUP_OK == 0
    (email,) = (group for group in SECTIONS["email-error"].groups if group.id == 2)
    assert (email.name, email.title, email.wire_name) == ("BOUNCED", "Bounced", "USER_ERRORS")
    assert email.description


def no_options():
    """Every number of an extension is somebody's: none is taken."""
    for enum in (GENERAL_STATUS, GENERAL_ERROR):
        assert list(enum.file.extensions_by_name) == []
        assert enum.GetOptions().ListFields() in (
            [],
            [(enum.GetOptions().DESCRIPTOR.fields_by_name["allow_alias"], True)],
        )
    assert list(Facts.DESCRIPTOR.file.extensions_by_name) == []


if __name__ == "__main__":
    unknown_code()
    unknown_group()
    known_code()
    sections()
    zeros()
    code_without_groups()
    code_in_two_groups()
    aliases_and_former_names()
    kinds()
    groups()
    no_options()
