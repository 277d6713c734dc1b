"""What a support page says of an error. Every question that a type checker could think idle is asked."""

from .codes import ErrorCode, GeneralError, GeneralErrorGroup, StatusCode, find_error


def told(error: GeneralError) -> str:
    # A former name, an alias and a name of today: each may be asked for.
    if error == GeneralError.EC_CANCELLED:
        return "cancelled"
    if error is GeneralError.EC_SOURCE_ADDRESS_BLACKLISTED:
        return "blocked"
    if error == GeneralError.EC_ABSENT_SUBSCRIBER:
        return "later"
    if not error.known:
        return f"new: {error.name}"
    return error.description


def both_names(error: GeneralError) -> int:
    found = 0
    if error == GeneralError.EC_MESSAGE_CANCELED:
        found += 1
    if error == GeneralError.EC_CANCELLED:
        found += 1
    return found


def grouped(error: GeneralError) -> str:
    match error.group:
        case GeneralErrorGroup.HANDSET_ERRORS:
            return "the phone"
        case None:
            return "nobody knows"
        case group:
            return group.name


def first(number: int) -> ErrorCode | None:
    return next(iter(find_error(number)), None)


def lasting(code: ErrorCode | StatusCode) -> bool:
    return isinstance(code, ErrorCode) and code.permanent is True
