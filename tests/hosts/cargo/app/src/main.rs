use std::collections::HashMap;

use infobip_codes::{find_error, GeneralError, GeneralErrorGroup, GeneralStatus};
use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Report {
    status: GeneralStatus,
    error: Option<GeneralError>,
    #[serde(default)]
    counts: HashMap<GeneralError, u32>,
}

fn advice(code: GeneralError) -> &'static str {
    match code {
        GeneralError::EC_ABSENT_SUBSCRIBER => "later",
        _ if code.group() == Some(GeneralErrorGroup::HANDSET_ERRORS) => "the phone",
        _ if code.info().is_none() => "new",
        _ => "other",
    }
}

fn main() -> Result<(), serde_json::Error> {
    let json = r#"[{"status":5,"error":27,"counts":{"99999":2}},{"status":7777,"error":99999,"counts":{}},{"status":52,"error":null,"counts":{}}]"#;
    let reports: Vec<Report> = serde_json::from_str(json)?;
    println!("{}", serde_json::to_string(&reports)? == json);
    for report in &reports {
        println!("{} {:?} {}", report.status, report.error, report.error.map_or("none", advice));
    }
    println!("{:?}", reports[0].counts);
    println!("{:?}", find_error(5002).map(|info| info.name).collect::<Vec<_>>());
    for wrong in [r#"{"status":"5"}"#, r#"{"status":5.5}"#, r#"{"status":3000000000}"#] {
        println!("{}", serde_json::from_str::<Report>(wrong).unwrap_err());
    }
    Ok(())
}
