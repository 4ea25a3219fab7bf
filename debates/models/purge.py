"""Days on which what is past its time was removed."""

from django.db import models


class PurgeDay(models.Model):
    """Whoever makes the row of a day does its work: several processes, one purge."""

    day = models.DateField(unique=True)
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    removed = models.JSONField(default=dict)  # how many rows, by kind of limit

    class Meta:
        ordering = ["day"]

    def __str__(self):
        return str(self.day)
