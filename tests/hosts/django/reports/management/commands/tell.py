from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from django.core.serializers import deserialize, serialize
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client

from reports.models import Report
from shop.codes import GeneralError


class Command(BaseCommand):
    def handle(self, **options: object) -> None:
        Report.objects.create(error=GeneralError.EC_ABSENT_SUBSCRIBER)
        Report.objects.create(error=99999)
        for report in Report.objects.order_by("id"):
            self.say(render_to_string("report.html", {"report": report}).strip())
        self.say(Report.objects.filter(error=GeneralError(99999)).count(), "kept")
        first = Report.objects.earliest("id")
        self.say(first.get_error_display(), first.status)
        self.say(*(one.object.error for one in deserialize("json", serialize("json", Report.objects.all()))))
        self.in_sql()
        self.in_admin()

    def in_sql(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT report.error, code.name FROM reports_report AS report"
                " LEFT JOIN infobip_codes_lookup AS code ON code.kind = 'error' AND code.id = report.error"
                " ORDER BY report.id"
            )
            self.say(*cursor.fetchall())

    def in_admin(self) -> None:
        client = Client(headers={"host": "localhost"})
        client.force_login(User.objects.create_superuser("root"))
        page = client.get("/admin/reports/report/?error=27").content.decode()
        form = client.get("/admin/reports/report/add/").content.decode()
        self.say("1 report" in page, '<option value="27">EC_ABSENT_SUBSCRIBER</option>' in form)

    def say(self, *words: object) -> None:
        self.stdout.write(" ".join(map(str, words)))
