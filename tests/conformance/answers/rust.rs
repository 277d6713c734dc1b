//! Asks the printed crate what the registry says, and fails if an answer is wrong.

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::mem::size_of;

use infobip_codes::{
    find_error, find_error_by_name, find_status, find_status_by_name, DltError, EmailErrorGroup,
    ErrorCode, ErrorGroupInfo, ErrorInfo, GeneralError, GeneralErrorGroup, GeneralStatus,
    GeneralStatusGroup, MobileIdentityError, StatusCode, StatusInfo, UnknownName, VoiceError,
    VoiceStatus,
};

fn main() -> Result<(), Box<dyn Error>> {
    unknown_code();
    unknown_group();
    known_code();
    constants();
    code_without_groups();
    code_in_two_groups();
    aliases_and_former_names();
    names_across_sections();
    kinds();
    groups();
    errors()?;
    Ok(())
}

fn unknown_code() {
    let code = GeneralError(99999);

    assert_eq!(code.to_string(), "GeneralError(99999)");
    assert_eq!(format!("{code:?}"), "GeneralError(99999)");
    assert_eq!(code.info(), None);
    assert_eq!(code.group(), None);
    assert_eq!(code.permanent(), None);
    assert!(!code.is_known());
    assert_eq!(code, GeneralError::from(99999));
    assert_eq!(i32::from(code), 99999);
    assert_eq!(
        HashMap::from([(code, 1)]).get(&GeneralError(99999)),
        Some(&1)
    );
    assert_eq!(
        (
            <GeneralError as ErrorCode>::KIND,
            <GeneralError as ErrorCode>::SECTION
        ),
        ("error", "general-error")
    );
    for id in [-1, i32::MAX, i32::MIN] {
        assert_eq!(i32::from(GeneralStatus::from(id)), id);
        assert_eq!(
            GeneralStatus(id).to_string(),
            format!("GeneralStatus({id})")
        );
    }
}

fn unknown_group() {
    let group = GeneralErrorGroup(99);

    assert_eq!(group.to_string(), "GeneralErrorGroup(99)");
    assert_eq!(group.info(), None);
    assert!(!group.is_known());
    assert_eq!(i32::from(group), 99);
    assert_eq!(group, GeneralErrorGroup::from(99));
}

fn known_code() {
    let code = GeneralError(27);
    let info: &'static ErrorInfo = code.info().unwrap();

    assert_eq!(code, GeneralError::EC_ABSENT_SUBSCRIBER);
    assert!(code == 27 && 27 == code && code != 28);
    assert_eq!(
        format!("{code} {code:?} {code:>21}"),
        "EC_ABSENT_SUBSCRIBER GeneralError(27, EC_ABSENT_SUBSCRIBER)  EC_ABSENT_SUBSCRIBER"
    );
    assert!(code.is_known());
    assert_eq!((info.id, info.name), (27, "EC_ABSENT_SUBSCRIBER"));
    assert_eq!((info.kind, info.section), ("error", "general-error"));
    assert_eq!(
        (info.permanent, code.permanent()),
        (Some(false), Some(false))
    );
    assert!(!info.description.is_empty());
    assert!(info.action.is_some_and(|action| !action.is_empty()));
    assert_eq!(
        info.group
            .map(|group| (group.id, group.name, group.section)),
        Some((1, "HANDSET_ERRORS", "general-error"))
    );
    assert_eq!(code.group(), Some(GeneralErrorGroup::HANDSET_ERRORS));
    assert!(info.former_names.is_empty() && info.aliases.is_empty());

    let status: &'static StatusInfo = GeneralStatus(2).info().unwrap();
    assert_eq!(status.name, "DELIVERED_TO_OPERATOR");
    let unstated = MobileIdentityError(100).info().unwrap();
    assert_eq!(unstated.permanent, None);
}

/// All of it in constants, and patterns of a `match`.
fn constants() {
    const INFO: Option<&ErrorInfo> = GeneralError::EC_ABSENT_SUBSCRIBER.info();
    const GROUP: Option<GeneralErrorGroup> = GeneralError(27).group();
    const PERMANENT: Option<bool> = GeneralError(27).permanent();
    assert_eq!(INFO.map(|info| info.id), Some(27));
    assert_eq!(GROUP, Some(GeneralErrorGroup::HANDSET_ERRORS));
    assert_eq!(PERMANENT, Some(false));

    let asked = match GeneralError(27) {
        GeneralError::NO_ERROR => "none",
        GeneralError::EC_ABSENT_SUBSCRIBER => "absent",
        _ => "other",
    };
    assert_eq!(asked, "absent");
    assert!(GeneralStatus::ALL.len() >= 36);
    assert_eq!(
        GeneralStatus::ALL.iter().collect::<HashSet<_>>().len(),
        GeneralStatus::ALL.len()
    );
    assert_eq!(<GeneralStatus as StatusCode>::ALL, GeneralStatus::ALL);
    assert!(GeneralStatus::ALL.iter().all(|code| code.is_known()));
    assert_eq!(
        VoiceError::ALL
            .iter()
            .filter(|code| **code == VoiceError(5002))
            .count(),
        1
    );
    assert_eq!(GeneralError::ALL.first(), Some(&GeneralError::NO_ERROR));
    assert_eq!(size_of::<GeneralError>(), 4);
    assert!(GeneralError(1) < GeneralError(27));
}

fn code_without_groups() {
    let info = MobileIdentityError(1000).info().unwrap();

    assert_eq!(info.name, "EC_INTERNAL_ERROR");
    assert_eq!((info.group, info.also_in), (None, &[][..]));
    assert_eq!(DltError(4106).info().unwrap().group, None);
}

fn code_in_two_groups() {
    let info = GeneralError(4102).info().unwrap();

    assert_eq!(
        GeneralError::ALL
            .iter()
            .filter(|code| code.0 == 4102)
            .count(),
        1
    );
    assert_eq!(info.name, "EC_NOTSUBMITTEDTOSMPPCHANNEL");
    assert_eq!(info.group.map(|group| group.name), Some("USER_ERRORS"));
    assert_eq!(names_of(info.also_in), ["OPERATOR_ERRORS"]);
    assert_eq!(
        GeneralError(4102).group(),
        Some(GeneralErrorGroup::USER_ERRORS)
    );

    assert!(info.is_in_group(GeneralErrorGroup::OPERATOR_ERRORS));
    let in_group = |id: i32| {
        find_error(4102)
            .filter(|info| info.is_in_group(id))
            .map(|info| info.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (in_group(1), in_group(2), in_group(3)),
        (vec![], vec![4102], vec![4102])
    );
    let in_section = |name| find_error(4102).filter(|info| info.section == name).count();
    assert_eq!(
        (
            in_section("general-error"),
            in_section("voice-error"),
            in_section("no-such-section")
        ),
        (1, 0, 0)
    );
}

fn names_of(groups: &[&'static ErrorGroupInfo]) -> Vec<&'static str> {
    groups.iter().map(|group| group.name).collect()
}

fn aliases_and_former_names() {
    let found: Vec<_> = find_error(2053).collect();

    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].name, found[0].aliases),
        (
            "EC_BLACKLISTED_SENDERADDRESS",
            &["EC_SOURCE_ADDRESS_BLACKLISTED"][..]
        )
    );
    assert_eq!(
        GeneralError::EC_SOURCE_ADDRESS_BLACKLISTED,
        GeneralError::EC_BLACKLISTED_SENDERADDRESS
    );
    assert_eq!(
        GeneralError::from_name("ec_source_address_blacklisted"),
        Some(GeneralError(2053))
    );

    assert_eq!(
        GeneralStatus::from_name("rejected_destination"),
        Some(GeneralStatus(52))
    );
    assert_eq!("Rejected_Destination".parse(), Ok(GeneralStatus(52)));
    assert_eq!(
        GeneralStatus(14).info().unwrap().former_names,
        ["REJECTED_DESTINATION"]
    );
    assert_eq!(GeneralStatus::from_name("NO_SUCH_NAME"), None);
    assert_eq!(GeneralStatus::from_name(""), None);
    // No letter but the ASCII ones has a case here.
    assert_eq!(GeneralStatus::from_name("rejected_dest\u{131}nation"), None);
    assert_eq!(
        "NO_SUCH_NAME".parse::<GeneralStatus>(),
        "x".parse::<GeneralStatus>()
    );

    // A former name is still a constant, and the compiler says that it is one.
    #[allow(deprecated)]
    let former = GeneralError::EC_CANCELLED;
    assert_eq!(former, GeneralError::EC_MESSAGE_CANCELED);
}

fn names_across_sections() {
    let statuses: Vec<_> = find_status_by_name("REJECTED_DESTINATION")
        .map(|info| info.id)
        .collect();
    assert_eq!(statuses, [52, 14]);

    let errors: Vec<_> = find_error_by_name("EC_INTERNAL_ERROR")
        .map(|info| (info.section, info.id))
        .collect();
    assert_eq!(
        errors,
        [("chat-error", 7080), ("mobile-identity-error", 1000)]
    );

    let mut narrowed = find_error_by_name("ec_internal_error")
        .filter(|info| info.section == "mobile-identity-error");
    assert_eq!(
        (narrowed.next().map(|info| info.id), narrowed.next()),
        (Some(1000), None)
    );

    assert_eq!(find_error_by_name("REJECTED_DESTINATION").count(), 0);
    assert_eq!(find_error_by_name("NO_SUCH_NAME").count(), 0);
}

fn kinds() {
    assert_eq!(find_status(27).count(), 0);
    assert_eq!(find_error(99999).count(), 0);
    assert_eq!(
        find_status(12).map(|info| info.name).collect::<Vec<_>>(),
        ["REJECTED_NOT_ENOUGH_CREDITS"]
    );
    assert_eq!(
        find_error(12).map(|info| info.name).collect::<Vec<_>>(),
        ["EC_ILLEGAL_EQUIPMENT"]
    );
    assert_eq!(
        (name_of(VoiceError(5002)), name_of(DltError(1))),
        ("EC_VOICE_USER_BUSY", "?")
    );
    assert_eq!(status_section(VoiceStatus(5002)), "voice-status");
}

fn name_of<C: ErrorCode>(code: C) -> &'static str {
    code.info().map_or("?", |info| info.name)
}

fn status_section<C: StatusCode>(_: C) -> &'static str {
    C::SECTION
}

fn groups() {
    assert_eq!(
        GeneralErrorGroup::from_name("Ok"),
        Some(GeneralErrorGroup::OK)
    );
    assert_eq!("ok".parse(), Ok(GeneralErrorGroup::OK));
    assert_eq!(GeneralErrorGroup::from_name("no such group"), None);
    assert_eq!(
        EmailErrorGroup::from_name("user_errors").map(i32::from),
        Some(2)
    );
    assert_eq!(GeneralErrorGroup::OK.to_string(), "OK");
    assert_eq!(
        format!("{:?}", GeneralErrorGroup::OK),
        "GeneralErrorGroup(0, OK)"
    );
    assert_eq!(GeneralErrorGroup::from_name("pend\u{131}ng"), None);
    assert_eq!(
        GeneralErrorGroup::from_name(GeneralErrorGroup::OK.info().unwrap().wire_name),
        Some(GeneralErrorGroup::OK)
    );
    assert!(GeneralStatusGroup::ALL.iter().all(|group| group.is_known()));
}

/// It can be passed on with `?`.
fn errors() -> Result<(), Box<dyn Error>> {
    let code: GeneralError = "EC_ABSENT_SUBSCRIBER".parse()?;

    assert_eq!(code, GeneralError(27));
    let unknown: UnknownName = "".parse::<GeneralError>().unwrap_err();
    assert_eq!(unknown.to_string(), "the registry does not list the name");
    Ok(())
}
