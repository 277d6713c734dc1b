// Asks the printed package what the registry says, facts by hand; a wrong answer throws.
import * as codes from "./index.js";

let asked = 0;

function equal(actual: unknown, expected: unknown): void {
  asked += 1;
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`answer ${asked}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  }
}

const names = (infos: readonly { readonly name: string }[]): string[] => infos.map(({ name }) => name);

// A code that is listed.
const absent: codes.ErrorInfo = codes.generalErrorInfo(codes.GeneralError.EC_ABSENT_SUBSCRIBER);
equal([absent.id, absent.name, absent.known], [27, "EC_ABSENT_SUBSCRIBER", true]);
equal([absent.kind, absent.section], ["error", "general-error"]);
equal([absent.group?.id, absent.group?.name, absent.group?.wireName], [1, "HANDSET_ERRORS", "HANDSET_ERRORS"]);
equal(names(absent.groups), ["HANDSET_ERRORS"]);
equal(absent.permanent, false);
equal(typeof absent.action, "string");
equal([absent.aliases, absent.formerNames], [[], []]);
equal(codes.generalErrorByName("ec_absent_subscriber") === absent, true);
equal(codes.findError(27)[0] === absent, true);

// One that is not: nothing is known of it, and nothing throws.
const newer: codes.GeneralError = JSON.parse("99999");
const unknown = codes.generalErrorInfo(newer);
equal([unknown.id, unknown.name, unknown.known], [99999, "GeneralError(99999)", false]);
equal([unknown.kind, unknown.section, unknown.description], ["error", "general-error", ""]);
equal([unknown.permanent, unknown.action, unknown.group], [null, null, null]);
equal([unknown.groups, unknown.aliases, unknown.formerNames], [[], [], []]);
equal(codes.findError(newer), []);
equal(JSON.stringify({ id: newer }), '{"id":99999}');
equal([codes.isKnownGeneralError(newer), codes.isKnownGeneralError(27), codes.isKnownGeneralError("27")], [false, true, false]);
equal([codes.pushStatusName(-1), codes.generalStatusName(0), codes.generalErrorName(0)], ["PushStatus(-1)", "GeneralStatus(0)", "NO_ERROR"]);

// What the source does not say is null: no status says whether it is permanent, so that is no member of one.
equal("permanent" in codes.generalStatusInfo(7), false);
equal(absent.deprecated ?? null, null);
equal("docsUrl" in absent, false);
equal("wireName" in absent, false);

// A section without groups; its kind has some.
equal(codes.dltErrorInfo(codes.DltError.EC_BLOCKED_BY_DLT).group, null);
equal(Object.keys(codes).filter((name) => /^dltErrorGroup|^DltErrorGroup/.test(name)), []);

// A code that two groups list.
const twice = codes.generalErrorInfo(4102);
equal([twice.group?.name, names(twice.groups)], ["USER_ERRORS", ["USER_ERRORS", "OPERATOR_ERRORS"]]);
equal(names(codes.findError(4102, { group: 3 })), ["EC_NOTSUBMITTEDTOSMPPCHANNEL"]);
equal(names(codes.findError(4102, { group: codes.GeneralErrorGroup.USER_ERRORS })), ["EC_NOTSUBMITTEDTOSMPPCHANNEL"]);
equal(codes.findError(4102, { group: codes.GeneralErrorGroup.HANDSET_ERRORS }), []);
equal(codes.findError(4102, { section: "voice-error" }), []);

// A number with two names, and names of old.
equal(codes.GeneralError.EC_SOURCE_ADDRESS_BLACKLISTED === codes.GeneralError.EC_BLACKLISTED_SENDERADDRESS, true);
equal(codes.generalErrorName(2053), "EC_BLACKLISTED_SENDERADDRESS");
equal(codes.generalErrorInfo(2053).aliases, ["EC_SOURCE_ADDRESS_BLACKLISTED"]);
equal(codes.generalErrorByName("ec_source_address_blacklisted")?.id, 2053);
equal(codes.generalStatusByName("Rejected_Destination")?.id, 52);
equal(
  codes.findStatusByName("REJECTED_DESTINATION").map(({ id }) => id),
  [52, 14],
);
equal(codes.generalErrorByName("EC_CANCELLED")?.name, "EC_MESSAGE_CANCELED");

// ASCII's letters alone are folded.
equal(codes.findStatusByName("rejected_de\u017ftination"), []);
equal(codes.generalStatusGroupByName("pend\u0131ng") ?? null, null);
equal(codes.generalStatusGroupByName("pending")?.id, 1);

// Groups by number; of one that is not listed nothing is known.
equal(codes.generalErrorGroupInfo(codes.GeneralErrorGroup.OPERATOR_ERRORS)?.name, "OPERATOR_ERRORS");
equal(codes.generalErrorGroupInfo(77) ?? null, null);
equal(codes.GeneralErrorGroup, { OK: 0, HANDSET_ERRORS: 1, USER_ERRORS: 2, OPERATOR_ERRORS: 3 });

// Two kinds may use a number, two sections a name.
equal([names(codes.findStatus(12)), names(codes.findError(12))], [["REJECTED_NOT_ENOUGH_CREDITS"], ["EC_ILLEGAL_EQUIPMENT"]]);
equal(codes.findStatus(27), []);
equal(
  codes.findErrorByName("EC_INTERNAL_ERROR").map(({ section }) => section),
  ["chat-error", "mobile-identity-error"],
);

// In the order of the registry, each number once.
equal(names(codes.pushStatusCodes()).slice(0, 2), ["UNDELIVERABLE_NO_DESTINATION", "REJECTED_NO_APPLICATION"]);
equal(codes.generalStatusCodes().length >= 36, true);
equal(Object.keys(codes.GeneralStatus)[0], "PENDING_WAITING_DELIVERY");
