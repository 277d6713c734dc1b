"""Delivery reports: a file and a number in; so many reports out, a line each, of the objects in payloads.json."""

import json
import sys
from pathlib import Path
from random import Random

PAYLOADS = json.loads(Path(__file__).parents[1].joinpath("payloads.json").read_text("utf-8"))


def main(file: str, count: int) -> None:
    """Write them."""
    random = Random(1)
    kinds = {kind: [case["payload"] for case in PAYLOADS if case["kind"] == kind] for kind in ("status", "error")}
    with open(file, "w", encoding="utf-8") as reports:
        for number in range(count):
            report = {
                "bulkId": f"BULK-{number // 100}",
                "messageId": f"{number:032}",
                "to": f"4179{number:07}",
                "sentAt": f"2026-11-30T10:{number % 60:02}:00.000+0000",
                "doneAt": f"2026-11-30T10:{number % 60:02}:05.123+0000",
                "smsCount": 1,
                "mccMnc": "22801",
                "price": {"pricePerMessage": 0.01, "currency": "EUR"},
                "status": {**random.choice(kinds["status"]), "description": "Message delivered to handset"},
                "error": {**random.choice(kinds["error"]), "description": "No Error"},
            }
            reports.write(json.dumps({"results": [report]}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
