<?php

/*
 * Facts of the registry by hand; ends with an exception if an answer is another one.
 */

declare(strict_types=1);

require __DIR__ . "/vendor/autoload.php";

use InfobipCodes\ChatError;
use InfobipCodes\Code;
use InfobipCodes\DltError;
use InfobipCodes\EmailErrorGroup;
use InfobipCodes\ErrorCode;
use InfobipCodes\ErrorCodes;
use InfobipCodes\GeneralError;
use InfobipCodes\GeneralErrorGroup;
use InfobipCodes\GeneralStatus;
use InfobipCodes\Group;
use InfobipCodes\KnownCode;
use InfobipCodes\MobileIdentityError;
use InfobipCodes\StatusCode;
use InfobipCodes\StatusCodes;

function same(mixed $expected, mixed $actual): void
{
    if ($expected !== $actual) {
        throw new Exception("expected " . var_export($expected, true) . ", got " . var_export($actual, true));
    }
}

/** @param list<Code> $codes */
function names(array $codes): array
{
    return array_map(fn(Code $code) => "$code->section/$code->id $code->name", $codes);
}

function unknownCode(): void
{
    $code = GeneralError::codeOf(99999);

    same("GeneralError(99999)", $code->name);
    same("GeneralError(99999)", (string) $code);
    same(["error", "general-error", 99999], [$code->kind(), $code->section, $code->id]);
    same([null, [], null, ""], [$code->group, $code->groups, $code->permanent, $code->description]);
    same([null, [], []], [$code->action, $code->formerNames, $code->aliases]);
    same(false, $code->known);
    same(null, GeneralError::tryFrom(99999));
    same('{"id":99999}', json_encode(["id" => $code]));
    same(true, $code->equals(GeneralError::codeOf(json_decode("99999"))));
    same(false, $code->equals(DltError::codeOf(99999)));
    foreach ([-1, 2147483647, -2147483648] as $id) {
        same([$id, false], [GeneralError::codeOf($id)->id, GeneralError::codeOf($id)->known]);
    }
}

function unknownGroup(): void
{
    $group = GeneralErrorGroup::groupOf(99);

    same(["GeneralErrorGroup(99)", "GeneralErrorGroup(99)"], [$group->name, (string) $group]);
    same([99, "general-error", "", "", ""], [$group->id, $group->section, $group->title, $group->wireName, $group->description]);
    same(false, $group->known);
    same("99", json_encode($group));
    same(null, GeneralErrorGroup::tryFrom(99));
    same([true, false], [$group->equals(GeneralErrorGroup::groupOf(99)), $group->equals(EmailErrorGroup::groupOf(99))]);
}

function knownCode(): void
{
    $code = GeneralError::codeOf(27);

    same(ErrorCode::class, $code::class);
    same(GeneralError::EC_ABSENT_SUBSCRIBER, GeneralError::from($code->id));
    same(true, $code->equals(GeneralError::EC_ABSENT_SUBSCRIBER->code()));
    same(["EC_ABSENT_SUBSCRIBER", "error", "general-error"], [$code->name, $code->kind(), $code->section]);
    same([true, false], [$code->known, $code->permanent]);
    same(["HANDSET_ERRORS", "HANDSET_ERRORS", 1], [$code->group->name, $code->group->wireName, $code->group->id]);
    same(GeneralErrorGroup::HANDSET_ERRORS, GeneralErrorGroup::from($code->group->id));
    same([true, true], [$code->description !== "", $code->action !== null]);
    same("27", json_encode($code));
    same(null, MobileIdentityError::codeOf(100)->permanent);
    same(false, property_exists(GeneralStatus::REJECTED_NOT_ENOUGH_CREDITS->code(), "permanent"));
    same(true, GeneralError::EC_UNKNOWN_SUBSCRIBER->code()->permanent);
    same([true, true], [$code instanceof Code, GeneralError::EC_ABSENT_SUBSCRIBER instanceof KnownCode]);
    // What makes another type is not called like a constructor of the enum.
    same([false, false], [method_exists(GeneralError::class, "of"), method_exists(GeneralErrorGroup::class, "of")]);
}

function listings(): void
{
    $code = GeneralError::codeOf(4102);

    same("EC_NOTSUBMITTEDTOSMPPCHANNEL", $code->name);
    same(["USER_ERRORS", "OPERATOR_ERRORS"], array_map(fn(Group $group) => $group->name, $code->groups));
    same("USER_ERRORS", $code->group->name);
    same([false, true, true, false], array_map($code->isInGroup(...), [1, 2, 3, 4]));
    same(["general-error/4102 EC_NOTSUBMITTEDTOSMPPCHANNEL"], names(ErrorCodes::find(4102)));
    same(["general-error/4102 EC_NOTSUBMITTEDTOSMPPCHANNEL"], names(ErrorCodes::find(4102, group: 3)));
    same([], ErrorCodes::find(4102, group: 1));
    same([], ErrorCodes::find(4102, section: "voice-error"));
    same(1, count(ErrorCodes::find(4102, section: "general-error", group: 2)));
}

function spellings(): void
{
    same(["general-error/2053 EC_BLACKLISTED_SENDERADDRESS"], names(ErrorCodes::find(2053)));
    same(GeneralError::EC_BLACKLISTED_SENDERADDRESS, GeneralError::EC_SOURCE_ADDRESS_BLACKLISTED);
    same(GeneralError::EC_BLACKLISTED_SENDERADDRESS, GeneralError::byName("ec_source_address_blacklisted"));
    same(["EC_SOURCE_ADDRESS_BLACKLISTED"], GeneralError::codeOf(2053)->aliases);

    same(52, GeneralStatus::byName("rejected_destination")->value);
    same(["REJECTED_DESTINATION"], GeneralStatus::codeOf(14)->formerNames);
    same(
        ["general-status/52 REJECTED_DESTINATION", "general-status/14 REJECTED_DESTINATION_BLOCKLISTED"],
        names(StatusCodes::findByName("REJECTED_DESTINATION")),
    );
    same(
        ["chat-error/7080 EC_INTERNAL_ERROR", "mobile-identity-error/1000 EC_INTERNAL_ERROR"],
        names(ErrorCodes::findByName("EC_INTERNAL_ERROR")),
    );
    same(
        ["mobile-identity-error/1000 EC_INTERNAL_ERROR"],
        names(ErrorCodes::findByName("EC_INTERNAL_ERROR", section: "mobile-identity-error")),
    );
    same(GeneralError::EC_MESSAGE_CANCELED, GeneralError::EC_CANCELLED);
    same(null, ChatError::byName("NO_SUCH_NAME"));
    // Only ASCII letters have two cases.
    same([null, null], [GeneralError::byName("ec_ab\u{17f}ent_subscriber"), GeneralErrorGroup::byName("hand\u{17f}et_errors")]);
    same(GeneralError::EC_ABSENT_SUBSCRIBER, GeneralError::byName("ec_Absent_Subscriber"));
    same([], StatusCodes::findByName("EC_INTERNAL_ERROR"));
}

function kinds(): void
{
    same([], StatusCodes::find(27));
    same(["general-status/12 REJECTED_NOT_ENOUGH_CREDITS"], names(StatusCodes::find(12)));
    same(["general-error/12 EC_ILLEGAL_EQUIPMENT"], names(ErrorCodes::find(12)));
    same(StatusCode::class, GeneralStatus::codeOf(12)::class);
    same(false, GeneralStatus::codeOf(12)->equals(GeneralError::codeOf(12)));
}

function groups(): void
{
    same(GeneralErrorGroup::OK, GeneralErrorGroup::byName("Ok"));
    same(EmailErrorGroup::BOUNCED, EmailErrorGroup::byName("user_errors"));
    same(EmailErrorGroup::BOUNCED, EmailErrorGroup::byName("bounced"));
    same(null, GeneralErrorGroup::byName("NO_SUCH_GROUP"));
    $group = EmailErrorGroup::BOUNCED->group();
    same([2, "BOUNCED", "Bounced", "USER_ERRORS", true], [$group->id, $group->name, $group->title, $group->wireName, $group->known]);

    $code = MobileIdentityError::codeOf(1000);
    same(["EC_INTERNAL_ERROR", null, []], [$code->name, $code->group, $code->groups]);
    same(false, is_file(__DIR__ . "/src/MobileIdentityErrorGroup.php"));
}

function order(): void
{
    same(true, count(GeneralStatus::cases()) >= 36);
    same([3, 7], [GeneralStatus::cases()[0]->value, GeneralStatus::cases()[1]->value]);
}

unknownCode();
unknownGroup();
knownCode();
listings();
spellings();
kinds();
groups();
order();
