// Asks the client that a generator makes of the document, facts by hand; a wrong answer throws.
import * as client from "./client";
import {
  ErrorPayloadFromJSON,
  ErrorPayloadToJSON,
  StatusPayloadFromJSON,
  StatusPayloadToJSON,
  KnownChatError,
  KnownDltError,
  KnownGeneralError,
  KnownGeneralErrorGroup,
  KnownGeneralStatus,
  KnownGeneralStatusGroup,
  KnownMobileIdentityError,
  KnownPushStatus,
  KnownVoiceError,
  instanceOfKnownGeneralError,
  instanceOfKnownGeneralErrorGroup,
  type ErrorPayload,
  type StatusPayload,
} from "./client";

let asked = 0;

function equal(actual: unknown, expected: unknown): void {
  asked += 1;
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`answer ${asked}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  }
}

// Payloads come back as they were: unknown codes and groups, wide numbers, keys nobody told of.
const payloads: object[] = [
  { groupId: 1, groupName: "HANDSET_ERRORS", id: 27, name: "EC_ABSENT_SUBSCRIBER", description: "d", permanent: false },
  { groupId: 77, groupName: "Ok", id: 99999, name: "EC_NEWER", permanent: "false", more: { a: [1] } },
  { permanent: true, id: 9007199254740991, groupId: 4294967296 },
  { id: -1, action: "Wait." },
  {},
];
for (const payload of payloads) {
  equal(sorted(ErrorPayloadToJSON(ErrorPayloadFromJSON(payload))), sorted(payload));
  equal(sorted(StatusPayloadToJSON(StatusPayloadFromJSON(payload))), sorted(payload));
}

function sorted(value: object): [string, unknown][] {
  return Object.entries(JSON.parse(JSON.stringify(value)) as object).sort(([a], [b]) => (a < b ? -1 : 1));
}

// The numbers of a payload are open.
const error: ErrorPayload = ErrorPayloadFromJSON({ id: 99999, groupId: 77, groupName: "NEWER_GROUP" });
const id: number | undefined = error.id;
const group: number | undefined = error.groupId;
const name: string | undefined = error.groupName;
equal([id, group, name], [99999, 77, "NEWER_GROUP"]);
const status: StatusPayload = { id: 99999 };
equal(status.id, 99999);

// A number is known or not, and compares as a number.
equal([27, 99999, -1].map(instanceOfKnownGeneralError), [true, false, false]);
equal([1, 77].map(instanceOfKnownGeneralErrorGroup), [true, false]);
equal(ErrorPayloadFromJSON({ id: 27 }).id === KnownGeneralError.EC_ABSENT_SUBSCRIBER, true);
const known: KnownGeneralError = 27;
equal(known, 27);
// @ts-expect-error What is known is closed, so that a switch over it can be complete.
const closed: KnownGeneralError = 99999;
equal(closed, 99999);

// One member for a code that two groups list, one for a number with two names, none for former names.
equal(KnownGeneralError.EC_NOTSUBMITTEDTOSMPPCHANNEL, 4102);
equal(Object.values(KnownGeneralError).filter((value) => value === 4102).length, 1);
equal(KnownGeneralError.EC_BLACKLISTED_SENDERADDRESS, 2053);
equal("EC_SOURCE_ADDRESS_BLACKLISTED" in KnownGeneralError, false);
equal([KnownGeneralStatus.REJECTED_DESTINATION, KnownGeneralStatus.REJECTED_DESTINATION_BLOCKLISTED], [52, 14]);
equal("EC_CANCELLED" in KnownGeneralError, false);

// Two sections may use a name twice, two kinds a number.
equal([KnownChatError.EC_INTERNAL_ERROR, KnownMobileIdentityError.EC_INTERNAL_ERROR], [7080, 1000]);
equal([KnownGeneralStatus.REJECTED_NOT_ENOUGH_CREDITS, KnownGeneralError.EC_ILLEGAL_EQUIPMENT], [12, 12]);
equal((Object.values(KnownGeneralStatus) as number[]).includes(27), false);
equal(KnownVoiceError.EC_VOICE_USER_BUSY, 5002);

// In the order of the registry.
equal(Object.keys(KnownGeneralStatus).length >= 36, true);
equal(Object.keys(KnownGeneralStatus)[0], "PENDING_WAITING_DELIVERY");
equal(Object.entries(KnownPushStatus).slice(0, 2), [
  ["UNDELIVERABLE_NO_DESTINATION", 66],
  ["REJECTED_NO_APPLICATION", 65],
]);
equal(KnownGeneralErrorGroup, { OK: 0, HANDSET_ERRORS: 1, USER_ERRORS: 2, OPERATOR_ERRORS: 3 });
equal([KnownGeneralStatusGroup.PENDING, KnownGeneralStatusGroup.REJECTED], [1, 5]);

// A section without groups has no component for them.
equal(KnownDltError.EC_BLOCKED_BY_DLT, 4106);
equal(
  Object.keys(client).filter((key) => /^Known(?:Dlt|MobileIdentity)Error.*Group/.test(key)),
  [],
);
equal("KnownVoiceErrorGroup" in client, true);
