import { expect, test } from "@jest/globals";

import { GeneralError, lasting, told } from "./answer";

test("a number has a name", () => {
  expect([27, 5002, 99999].map(told)).toEqual(["EC_ABSENT_SUBSCRIBER", "EC_VOICE_USER_BUSY", "unknown"]);
});

test("permanence is as the source states it", () => {
  expect([GeneralError.EC_ABSENT_SUBSCRIBER, GeneralError.EC_ILLEGAL_SUBSCRIBER].map(lasting)).toEqual([false, true]);
});
