"""A forgotten last slash is mended for who looks. What was sent would be lost on the way: there is no such
address."""

from django.http import HttpRequest
from django.middleware.common import CommonMiddleware


class SlashForLooking(CommonMiddleware):
    def should_redirect_with_slash(self, request: HttpRequest) -> bool:
        return request.method in ("GET", "HEAD") and super().should_redirect_with_slash(request)
