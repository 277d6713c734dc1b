import json
import re
from html.parser import HTMLParser
from pathlib import Path


class Page(HTMLParser):
    """The text that follows each anchor of a page, as readers see it."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.texts: dict[str, str] = {"": ""}
        self.feed(Path("site", path).read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if dict(attrs).get("id"):
            self.texts[dict(attrs)["id"]] = ""

    def handle_data(self, data: str) -> None:
        self.texts[list(self.texts)[-1]] += data

    def after(self, anchor: str) -> str:
        return re.sub(r"\s+", " ", self.texts[anchor]).strip()


modules = Page("modules/index.html")
print(modules.after("shop.codes.general_error.GeneralError.EC_ABSENT_SUBSCRIBER").partition("instance-attribute ")[2])
print(modules.after("shop.codes.lookup.find_error").partition("Source code")[0].partition("group=None) ")[2].strip())
print("EC_ABSENT_SUBSCRIBER" in Page("codes/by-number/index.html").after("error-27"))
pages = json.loads(Path("site/search/search_index.json").read_text("utf-8"))["docs"]
print("codes/voice-error/" in {page["location"].partition("#")[0] for page in pages if "5002" in page["text"]})
