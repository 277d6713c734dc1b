from django.db import models

from shop.codes import GeneralError, GeneralStatus


class Report(models.Model):
    status = models.IntegerField(default=GeneralStatus.PENDING_WAITING_DELIVERY)
    error = models.IntegerField(choices=[(code, code.name) for code in GeneralError])

    @property
    def code(self) -> GeneralError:
        return GeneralError(self.error)
