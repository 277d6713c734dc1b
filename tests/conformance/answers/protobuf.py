# mypy: ignore-errors
# What protoc makes of the printed files is not there when this is checked.
"""Asks the compiled descriptors what the registry says, and fails if an answer is wrong."""

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory
from infobip_codes.v1 import (
    chat_error_pb2,
    code_options_pb2,
    dlt_error_pb2,
    email_error_pb2,
    general_error_pb2,
    general_status_pb2,
    mobile_identity_error_pb2,
    push_error_pb2,
    push_status_pb2,
    voice_error_pb2,
    voice_status_pb2,
)

GENERAL_STATUS = general_status_pb2.GeneralStatus.DESCRIPTOR
GENERAL_ERROR = general_error_pb2.GeneralError.DESCRIPTOR
MOBILE_IDENTITY_ERROR = mobile_identity_error_pb2.MobileIdentityError.DESCRIPTOR
# A kind is what the options say it is; the order is that of the registry.
SECTIONS = (
    GENERAL_STATUS,
    voice_status_pb2.VoiceStatus.DESCRIPTOR,
    push_status_pb2.PushStatus.DESCRIPTOR,
    GENERAL_ERROR,
    voice_error_pb2.VoiceError.DESCRIPTOR,
    push_error_pb2.PushError.DESCRIPTOR,
    email_error_pb2.EmailError.DESCRIPTOR,
    chat_error_pb2.ChatError.DESCRIPTOR,
    MOBILE_IDENTITY_ERROR,
    dlt_error_pb2.DltError.DESCRIPTOR,
)


def stated(value):
    """What the registry says of a value, or None."""
    options = value.GetOptions()
    return options.Extensions[code_options_pb2.code] if options.HasExtension(code_options_pb2.code) else None


def members(enum):
    return [value for value in enum.values if stated(value) and not stated(value).alias_of]


def names(kind, wanted):
    """The codes of a kind for which `wanted` is true of what is stated, as pairs."""
    enums = [enum for enum in SECTIONS if enum.GetOptions().Extensions[code_options_pb2.section].kind == kind]
    return [(value.number, stated(value).name) for enum in enums for value in members(enum) if wanted(value)]


def group(enum_of_groups, number):
    return enum_of_groups.DESCRIPTOR.values_by_number[number].GetOptions().Extensions[code_options_pb2.group]


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
    code = stated(value)

    assert (value.number, general_error_pb2.GENERAL_ERROR_EC_ABSENT_SUBSCRIBER) == (27, 27)
    assert (code.name, code.alias_of, code.docs_url) == ("EC_ABSENT_SUBSCRIBER", "", "")
    assert code.HasField("permanent")
    assert code.permanent is False
    assert list(code.groups) == [1]
    assert group(general_error_pb2.GeneralErrorGroup, 1).name == "HANDSET_ERRORS"
    assert code.description
    assert code.action
    assert (list(code.former_names), list(code.aliases)) == ([], [])
    assert not code.HasField("deprecation")
    assert not value.GetOptions().deprecated
    delivered = stated(GENERAL_STATUS.values_by_number[2])
    assert delivered.name == "DELIVERED_TO_OPERATOR"
    assert not delivered.HasField("permanent")


def sections():
    options = GENERAL_ERROR.GetOptions().Extensions[code_options_pb2.section]

    assert (options.name, options.kind, options.title) == ("general-error", "error", "General error codes")
    # More can come, and none goes.
    assert len(members(GENERAL_STATUS)) >= 26
    assert len(members(MOBILE_IDENTITY_ERROR)) >= 6
    assert sum(len(members(enum)) for enum in SECTIONS) >= 232
    first = [value.name for value in members(GENERAL_STATUS)][:2]
    assert first == ["GENERAL_STATUS_PENDING_WAITING_DELIVERY", "GENERAL_STATUS_PENDING_ENROUTE"]
    assert names("status", lambda value: value.GetOptions().deprecated) == []
    assert names("error", lambda value: stated(value).HasField("deprecation")) == []


def zeros():
    """A real zero is the zero value; elsewhere it is UNSPECIFIED, which is no code."""
    assert [value.name for value in GENERAL_ERROR.values if value.number == 0] == ["GENERAL_ERROR_NO_ERROR"]
    assert GENERAL_STATUS.values[0].name == "GENERAL_STATUS_UNSPECIFIED"
    assert stated(GENERAL_STATUS.values[0]) is None
    assert all(enum.values[0].number == 0 for enum in SECTIONS)


def code_without_groups():
    code = stated(MOBILE_IDENTITY_ERROR.values_by_number[1000])

    assert (code.name, list(code.groups)) == ("EC_INTERNAL_ERROR", [])
    assert list(mobile_identity_error_pb2.DESCRIPTOR.enum_types_by_name) == ["MobileIdentityError"]


def code_in_two_groups():
    code = stated(GENERAL_ERROR.values_by_number[4102])
    listed = [group(general_error_pb2.GeneralErrorGroup, number).name for number in code.groups]

    assert (code.name, listed) == ("EC_NOTSUBMITTEDTOSMPPCHANNEL", ["USER_ERRORS", "OPERATOR_ERRORS"])
    assert names("error", lambda value: value.number == 4102 and 1 in stated(value).groups) == []
    assert len(names("error", lambda value: value.number == 4102 and 3 in stated(value).groups)) == 1


def aliases_and_former_names():
    code = stated(GENERAL_ERROR.values_by_number[2053])
    alias = GENERAL_ERROR.values_by_name["GENERAL_ERROR_EC_SOURCE_ADDRESS_BLACKLISTED"]

    assert names("error", lambda value: value.number == 2053) == [(2053, "EC_BLACKLISTED_SENDERADDRESS")]
    assert (code.name, list(code.aliases)) == ("EC_BLACKLISTED_SENDERADDRESS", ["EC_SOURCE_ADDRESS_BLACKLISTED"])
    assert (alias.number, stated(alias).alias_of) == (2053, "EC_BLACKLISTED_SENDERADDRESS")
    assert stated(alias).description not in ("", code.description)

    # 14 once had the name of 52: the value of that name is 52's.
    assert general_status_pb2.GENERAL_STATUS_REJECTED_DESTINATION == 52
    assert list(stated(GENERAL_STATUS.values_by_number[14]).former_names) == ["REJECTED_DESTINATION"]
    current = names("status", lambda value: stated(value).name == "REJECTED_DESTINATION")
    former = names("status", lambda value: "REJECTED_DESTINATION" in stated(value).former_names)
    assert [number for number, _ in (*current, *former)] == [52, 14]

    # A former name that no other code has is a deprecated value, so that JSON with it is still read.
    former = GENERAL_ERROR.values_by_name["GENERAL_ERROR_EC_CANCELLED"]
    assert former.GetOptions().deprecated
    assert stated(former) is None
    message = json_format.ParseDict({"error": "GENERAL_ERROR_EC_CANCELLED"}, Message())
    assert json_format.MessageToDict(message) == {"error": "GENERAL_ERROR_EC_MESSAGE_CANCELED"}
    assert general_error_pb2.GeneralError.Name(2053) == "GENERAL_ERROR_EC_BLACKLISTED_SENDERADDRESS"


def kinds():
    assert names("status", lambda value: value.number == 27) == []
    assert names("status", lambda value: value.number == 12) == [(12, "REJECTED_NOT_ENOUGH_CREDITS")]
    assert names("error", lambda value: value.number == 12) == [(12, "EC_ILLEGAL_EQUIPMENT")]
    assert [number for number, _ in names("error", lambda value: stated(value).name == "EC_INTERNAL_ERROR")] == [
        7080,
        1000,
    ]


def groups():
    def called(enum_of_groups, name):
        stated = [group(enum_of_groups, value.number) for value in enum_of_groups.DESCRIPTOR.values]
        return [found.name for found in stated if name.upper() in (found.name, found.wire_name)]

    assert called(general_error_pb2.GeneralErrorGroup, "Ok") == ["OK"]
    assert called(email_error_pb2.EmailErrorGroup, "user_errors") == ["BOUNCED"]
    assert general_error_pb2.GENERAL_ERROR_GROUP_OK == 0
    email = group(email_error_pb2.EmailErrorGroup, 2)
    assert (email.name, email.title, email.wire_name) == ("BOUNCED", "Bounced", "USER_ERRORS")
    assert email.description


def option_numbers():
    extensions = code_options_pb2.DESCRIPTOR.extensions_by_name

    assert {name: extension.number for name, extension in extensions.items()} == {
        "section": 52949,
        "code": 52949,
        "group": 62949,
    }


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
    option_numbers()
