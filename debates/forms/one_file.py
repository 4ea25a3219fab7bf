"""A file that a page takes against the rule of the site: kept in memory, and at most so large."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest


class OneFile(FileUploadHandler):
    """Stops at the first byte too many, and then says `request.too_large`."""

    def __init__(self, request: HttpRequest, *, most: int):
        super().__init__(request)
        self.most = most

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.parts: list[bytes] = []
        self.size = 0

    def receive_data_chunk(self, raw_data, start):
        self.parts.append(raw_data[: self.most + 1 - self.size])
        self.size += len(self.parts[-1])
        if self.size > self.most:
            self.request.too_large = True
            raise StopUpload(connection_reset=False)

    def file_complete(self, file_size):
        return SimpleUploadedFile(self.file_name, b"".join(self.parts))


def take_one_file(request: HttpRequest, *, most: int) -> None:
    """To be called before anything reads the request; the view then checks the token itself."""
    if request.method == "POST":
        request.upload_handlers = [OneFile(request, most=most)]
